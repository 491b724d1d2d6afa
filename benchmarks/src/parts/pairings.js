// SPDX-License-Identifier: Apache-2.0
// Whole pairings: create, claim, two joins, 20 frames, bye. CPU by part.
import { setTimeout as sleep } from 'node:timers/promises';
import { loadavg } from 'node:os';
import { stopwatch } from '../figures/cpu.js';
import { medians } from '../figures/statistics.js';
import { Crew } from '../load/crew.js';
import { startServers } from '../stage.js';

const AT_ONCE = 32;
const PARTS = ['token', 'signaling', 'redis', 'load'];

export async function pairings({ children, directory, options, say }) {
  say(`whole pairings: ${AT_ONCE} at a time`);
  const [server] = await startServers(children, directory, options, ['qrtc']);
  const crew = new Crew(children, 1);
  await begin(crew, server);
  await sleep(options.warmUp * 1000);
  const runs = [];
  for (let run = 1; run <= options.runs; run++) {
    const figures = await stretch(crew, server, options.seconds);
    runs.push(figures);
    say(`  run ${run} ${line(figures)}`);
  }
  await crew.all('pairingsStop');
  await crew.end();
  await server.stop();
  return { ...medians(runs), runs };
}

/** Makes pairings until the crew is told to stop. */
export async function begin(crew, server) {
  await crew.all('pairings', { target: server.target, atOnce: AT_ONCE });
}

/** What was done in some seconds of it, and with which CPU. */
export async function stretch(crew, server, seconds) {
  const before = await crew.sum('pairingsCount');
  const used = stopwatch({ token: server.token, signaling: server.service, redis: server.redis, load: crew.pids });
  const startedAt = performance.now();
  await sleep(seconds * 1000);
  const finished = (await crew.sum('pairingsCount')) - before;
  const elapsed = (performance.now() - startedAt) / 1000;
  const cpu = used();
  return {
    pairingsPerSecond: finished / elapsed,
    ...Object.fromEntries(PARTS.map((part) => [part, (cpu[part] * 1000) / finished])),
    machineLoad: loadavg()[0],
  };
}

/** The figures of a stretch for people. */
export function line(f) {
  const parts = PARTS.map((part) => `${part} ${f[part].toFixed(2)} ms`).join(', ');
  return `${f.pairingsPerSecond.toFixed(0)} pairings/s  CPU each: ${parts}  load average ${f.machineLoad.toFixed(1)}`;
}
