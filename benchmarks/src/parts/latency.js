// SPDX-License-Identifier: Apache-2.0
// How long a payload takes, at equal load, and at 70 % of what the slower of us and socket.io can do at most.
import { medians, percentile } from '../figures/statistics.js';
import { disturbances, measure, warmUp } from './measure.js';

const LEAST_RUNS = 5;
const SHARE_OF_MAXIMUM = 0.7;

export async function latency({ crew, servers, options, say, results }) {
  if (results.relay === undefined) {
    await warmUp(crew, servers, options);
  }
  const runs = options.quick ? 1 : Math.max(options.runs, LEAST_RUNS);
  const found = { atRate: await at(options.rate), rate: options.rate };
  const maxima = ['qrtc', 'socketio'].map((name) => results.relay?.[name]?.framesPerSecond);
  if (maxima.every((maximum) => maximum !== undefined)) {
    found.shareRate = Math.round(SHARE_OF_MAXIMUM * Math.min(...maxima));
    found.atShare = await at(found.shareRate);
  } else {
    say('latency at 70 % of the maximum needs the relay part in the same run, with qrtc and socketio');
  }
  return found;

  async function at(rate) {
    say(`latency: ${rate} payloads a second over ${options.pairs} pairs`);
    const all = new Map(servers.map((server) => [server.name, []]));
    for (let run = 1; run <= runs; run++) {
      for (const server of servers) {
        const figures = figuresOf(await measure(crew, server, { how: 'pace', rate }, options.seconds));
        all.get(server.name).push(figures);
        say(line(run, server, figures, rate));
      }
    }
    return Object.fromEntries([...all].map(([name, of]) => [name, { ...medians(of), runs: of }]));
  }
}

function figuresOf({ frames, elapsed, cpu, latencies, machineLoad, reconnections, resyncs, fullMailboxes }) {
  return {
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    framesPerSecond: frames / elapsed,
    serviceCores: cpu.service / elapsed,
    machineLoad,
    reconnections,
    resyncs,
    fullMailboxes,
  };
}

/** Less than this share of the rate is more than the generator's own unevenness. */
const KEPT_UP = 0.97;

function line(run, server, f, rate) {
  const behind = f.framesPerSecond < KEPT_UP * rate ? '  BEHIND' : '';
  return (
    `  run ${run} ${server.title.padEnd(10)} p50 ${f.p50.toFixed(2)} ms  p99 ${f.p99.toFixed(2)} ms  ` +
    `${f.framesPerSecond.toFixed(0)} frames/s  cores: service ${f.serviceCores.toFixed(2)}` +
    behind +
    disturbances(f)
  );
}
