// SPDX-License-Identifier: Apache-2.0
// What an idle connection costs in memory: resident memory of the service processes, less what they had before.
import { setTimeout as sleep } from 'node:timers/promises';
import { loadavg } from 'node:os';
import { residentKib } from '../figures/memory.js';
import { Crew } from '../load/crew.js';
import { startServers } from '../stage.js';

/** Opened and closed again before the first look: classes loaded and buffers made are no connection's cost. */
const WARM_UP = 200;

export async function idle({ children, directory, options, say }) {
  const { steps, quietSeconds } = options.idle;
  say(`idle: ${steps.join(', then ')} connections; a look after ${quietSeconds} s of quiet`);
  const found = {};
  for (const name of options.servers) {
    const [server] = await startServers(children, directory, options, [name]);
    const crew = new Crew(children, Math.max(2, options.load));
    found[name] = await climb({ crew, server, steps, quietSeconds, say });
    await crew.end();
    await server.stop();
  }
  return found;
}

async function climb({ crew, server, steps, quietSeconds, say }) {
  const warmUp = Math.min(WARM_UP, steps[0]);
  await crew.open(server, warmUp / 2, { atOnce: 32 });
  await crew.all('close', { server: server.name });
  await sleep(quietSeconds * 1000);
  const before = residentKib(server.service);
  const found = [];
  let open = 0;
  for (const connections of steps) {
    await crew.open(server, (connections - open) / 2, { first: (warmUp + open) / 2, atOnce: 32 });
    open = connections;
    await sleep(quietSeconds * 1000);
    const step = { connections, kibAConnection: (residentKib(server.service) - before) / connections };
    found.push(step);
    await assertHeld(crew, server);
    say(
      `  ${server.title.padEnd(10)} ${String(connections).padStart(6)} connections: ${step.kibAConnection.toFixed(1)} KiB each, ` +
        `${(before / 1024).toFixed(0)} MiB before  load average ${loadavg()[0].toFixed(1)}`,
    );
  }
  return { beforeMib: before / 1024, steps: found };
}

async function assertHeld(crew, server) {
  const { reconnections } = await crew.troubles(server);
  if (reconnections > 0) {
    throw new Error(`${reconnections} connections to ${server.title} did not hold`);
  }
}
