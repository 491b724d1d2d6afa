// SPDX-License-Identifier: Apache-2.0
// How many connections a second can be made: from TCP to the server's word that the peer is in. Pairings exist before.
import { setTimeout as sleep } from 'node:timers/promises';
import { loadavg } from 'node:os';
import { stopwatch } from '../figures/cpu.js';
import { medians } from '../figures/statistics.js';
import { Crew } from '../load/crew.js';
import { startServers } from '../stage.js';

/** Connections under way, over both processes of the load generator. */
const AT_ONCE = 64;
const QUIET_MS = 3_000;

export async function setup({ children, directory, options, say }) {
  const { connections, warmUps } = options.setup;
  say(`set-up: ${connections} connections, 64 at a time; ${warmUps} rounds before the first that counts`);
  const servers = await startServers(children, directory, options);
  const crew = new Crew(children, 2);
  const runs = new Map(servers.map((server) => [server.name, []]));
  for (let run = 1 - warmUps; run <= options.runs; run++) {
    for (const server of servers) {
      const figures = await round(crew, server, connections, (run + warmUps) * connections);
      if (run > 0) {
        runs.get(server.name).push(figures);
        say(line(run, server, figures));
      }
    }
  }
  await crew.end();
  await Promise.all(servers.map((server) => server.stop()));
  return Object.fromEntries([...runs].map(([name, all]) => [name, { ...medians(all), runs: all }]));
}

async function round(crew, server, connections, first) {
  await crew.make(server, connections / 2, { first });
  const used = stopwatch({ service: server.service, redis: server.redis });
  const startedAt = performance.now();
  const opened = await crew.sum('connect', { server: server.name, atOnce: AT_ONCE / 4 });
  const elapsed = (performance.now() - startedAt) / 1000;
  const cpu = used();
  await crew.all('close', { server: server.name });
  await sleep(QUIET_MS);
  return {
    connectionsPerSecond: opened / elapsed,
    serviceCpuMs: (cpu.service * 1000) / opened,
    redisCpuMs: (cpu.redis * 1000) / opened,
    machineLoad: loadavg()[0],
  };
}

function line(run, server, f) {
  return (
    `  run ${run} ${server.title.padEnd(10)} ${f.connectionsPerSecond.toFixed(0).padStart(6)} connections/s  CPU each: service ` +
    `${f.serviceCpuMs.toFixed(2)} ms, redis ${f.redisCpuMs.toFixed(2)} ms  load average ${f.machineLoad.toFixed(1)}`
  );
}
