// SPDX-License-Identifier: Apache-2.0
// How many payloads a second of the services' CPU carries, with every pair sending as fast as it goes.
import { medians } from '../figures/statistics.js';
import { disturbances, measure, warmUp } from './measure.js';

export async function relay({ crew, servers, options, say }) {
  say(`relay: ${options.pairs} pairs, each with ${options.window} payloads on their way`);
  await warmUp(crew, servers, options);
  const runs = new Map(servers.map((server) => [server.name, []]));
  for (let run = 1; run <= options.runs; run++) {
    for (const server of servers) {
      const figures = figuresOf(await measure(crew, server, saturation(options), options.seconds));
      runs.get(server.name).push(figures);
      say(line(run, server, figures));
    }
  }
  return Object.fromEntries([...runs].map(([name, all]) => [name, { ...medians(all), runs: all }]));
}

function saturation({ window }) {
  return { how: 'saturation', window };
}

function figuresOf({ frames, elapsed, cpu, machineLoad, reconnections, resyncs, fullMailboxes }) {
  return {
    framesPerServiceCpuSecond: frames / cpu.service,
    framesPerSecond: frames / elapsed,
    redisMicrosPerFrame: (cpu.redis * 1e6) / frames,
    serviceCores: cpu.service / elapsed,
    redisCores: cpu.redis / elapsed,
    loadCores: cpu.load / elapsed,
    machineLoad,
    reconnections,
    resyncs,
    fullMailboxes,
  };
}

function line(run, server, f) {
  return (
    `  run ${run} ${server.title.padEnd(10)} ${f.framesPerServiceCpuSecond.toFixed(0).padStart(7)} frames/CPU s ` +
    `${f.framesPerSecond.toFixed(0).padStart(7)} frames/s  redis ${f.redisMicrosPerFrame.toFixed(1)} us/frame  cores: service ` +
    `${f.serviceCores.toFixed(2)} redis ${f.redisCores.toFixed(2)} load ${f.loadCores.toFixed(2)}` +
    disturbances(f)
  );
}
