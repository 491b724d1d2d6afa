// SPDX-License-Identifier: Apache-2.0
import { loadavg } from 'node:os';
import { stopwatch } from '../figures/cpu.js';
import { medians } from '../figures/statistics.js';

/**
 * Has the load generator do something `count` times, and says what each of them cost: CPU milliseconds of the service, of
 * Redis and of the generator, and how many went through in a second.
 */
export async function measure(crew, server, command, parameters) {
  const { count } = parameters;
  const used = stopwatch({ service: server.service, redis: server.redis, load: crew.pids });
  const startedAt = performance.now();
  await crew.all(command, parameters);
  const elapsed = (performance.now() - startedAt) / 1000;
  const { service, redis, load } = used();
  const each = (seconds) => (1000 * seconds) / count;
  return {
    cpuMs: each(service),
    redisMs: each(redis),
    loadMs: each(load),
    perSecond: count / elapsed,
    cores: service / elapsed,
    machineLoad: loadavg()[0],
  };
}

/** The medians of all runs, by kind, each with its runs. */
export function medianOfRuns(runs) {
  return Object.fromEntries(
    Object.keys(runs[0]).map((kind) => {
      const each = runs.map((run) => run[kind]);
      return [kind, { ...medians(each), runs: each }];
    }),
  );
}

/** Repeats `work` until so many seconds are over. */
export async function during(seconds, work) {
  const end = performance.now() + 1000 * seconds;
  while (performance.now() < end) {
    await work();
  }
}
