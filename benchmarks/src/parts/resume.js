// SPDX-License-Identifier: Apache-2.0
// Idle connections held, one replica killed with SIGKILL and started anew: who came back, and was anything lost?
import { loadavg } from 'node:os';
import { Crew } from '../load/crew.js';
import { until } from '../load/until.js';
import { anew, isAlive } from '../servers/restart.js';
import { startServers } from '../stage.js';

const PATIENCE_MS = 300_000;

export async function resume({ children, directory, options, say }) {
  const { connections } = options.resume;
  const [server] = await startServers(children, directory, options, ['qrtc']);
  const crew = new Crew(children, 2);
  await crew.open(server, connections / 2, { atOnce: 32 });
  await crew.all('exchange', { server: server.name, rounds: 3 });
  const [victim] = server.service;
  const where = { server: server.name, url: server.target.urls[0] };
  const lost = await crew.sum('connectedTo', where);
  say(`resume: ${connections} connections held; the replica of ${lost} of them is killed`);

  const startAnew = anew(children, victim);
  const startedAt = performance.now();
  process.kill(victim, 'SIGKILL');
  await until(
    () => !isAlive(victim),
    10_000,
    () => 'the replica does not die',
  );
  const restarted = startAnew();
  await until(
    async () => (await crew.sum('resumed', where)) >= lost,
    PATIENCE_MS,
    () => 'not all came back',
  );
  const seconds = (performance.now() - startedAt) / 1000;
  const outcome = await totals(crew, server, where);
  // Everybody speaks again: each payload arrives once and in order, or this fails.
  const exchanged = await crew.sum('exchange', { server: server.name, rounds: 1 });
  const found = { connections, lost, seconds, exchanged, ...outcome, machineLoad: loadavg()[0] };
  say(
    `  ${found.complete} of ${lost} back with all they had, ${found.incomplete} not, ${found.resyncs} resyncs, ${found.others} of the others came back too; the last after ` +
      `${seconds.toFixed(1)} s; then ${exchanged} payloads arrived  load average ${found.machineLoad.toFixed(1)}`,
  );
  await crew.end();
  await children.stop(restarted);
  await server.stop();
  return found;
}

async function totals(crew, server, where) {
  const all = await crew.all('returns', where);
  const { resyncs } = await crew.troubles(server);
  const sum = (key) => all.reduce((total, one) => total + one[key], 0);
  return { complete: sum('complete'), incomplete: sum('incomplete'), others: sum('others'), resyncs };
}
