// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';
import { loadavg } from 'node:os';
import { stopwatch } from '../figures/cpu.js';

/** How long a load runs before it is measured: what the change of servers disturbed is over then. */
const SETTLE_MS = 2_000;

/**
 * Drives `server` for some seconds and says what it did, with the CPU that each part used meanwhile.
 *
 * `how` is what the load generator's `drive` takes: { how: 'saturation', window } or { how: 'pace', rate }.
 */
export async function measure(crew, server, how, seconds, settleMs = SETTLE_MS) {
  await crew.all('drive', { server: server.name, ...how }, share(how));
  await sleep(settleMs);
  await crew.all('record');
  const troubles = await crew.troubles(server);
  const before = await crew.sum('count');
  const used = stopwatch({ service: server.service, redis: server.redis, load: crew.pids });
  const startedAt = performance.now();
  await sleep(seconds * 1000);
  const frames = (await crew.sum('count')) - before;
  const elapsed = (performance.now() - startedAt) / 1000;
  const cpu = used();
  const latencies = (await crew.all('rest')).flat();
  const after = await crew.troubles(server);
  return {
    frames,
    elapsed,
    cpu,
    latencies,
    machineLoad: loadavg()[0],
    reconnections: after.reconnections - troubles.reconnections,
    resyncs: after.resyncs - troubles.resyncs,
    fullMailboxes: after.fullMailboxes - troubles.fullMailboxes,
  };
}

/** A rate is shared out; a window is each pair's own. */
function share(how) {
  return (_, size) => ('rate' in how ? { rate: how.rate / size } : {});
}

/** Loads each server for the warm-up's time, one after another. */
export async function warmUp(crew, servers, options) {
  for (const server of servers) {
    await measure(crew, server, { how: 'saturation', window: options.window }, options.warmUp, 0);
  }
}

/** What disturbed a run, for its line; empty where nothing did. */
export function disturbances({ reconnections, resyncs, fullMailboxes, machineLoad }) {
  const came = reconnections > 0 ? `  ${reconnections} RECONNECTIONS, ${resyncs} RESYNCS` : '';
  const full = fullMailboxes > 0 ? `  ${fullMailboxes} FULL MAILBOXES` : '';
  return `  load average ${machineLoad.toFixed(1)}${came}${full}`;
}
