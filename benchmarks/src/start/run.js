// SPDX-License-Identifier: Apache-2.0
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { startQrtc } from '../servers/qrtc.js';
import { SERVICES } from './options.js';
import { startOnce } from './start.js';
import { waysOf } from './ways.js';

/** Starts each service in each way beside a running stack, whose Redis, keys and settings it takes; in turn. */
export async function run({ children, directory, options, say }) {
  await startQrtc(children, { home: options.home, directory, replicas: 1 });
  const java = join(process.env.QRTC_JAVA_HOME, 'bin', 'java');
  const results = {};
  for (const service of SERVICES) {
    const ways = waysOf(service, options.home, java);
    const file = join(directory, 'qrtc', `${service}-1`, 'application.properties');
    results[service] = ways.map(({ name }) => ({ name, runs: [] }));
    // The first round only fills the machine's caches of files.
    for (let round = 0; round <= options.runs; round++) {
      for (const [i, way] of ways.entries()) {
        const found = await startOnce(children, `${service}-${round}-${i}`, way, file);
        if (round > 0) {
          results[service][i].runs.push(found);
          say(`${service}, ${way.name}: ${found.readyMs.toFixed(0)} ms, ${found.mib.toFixed(0)} MiB, load ${loadavg()[0].toFixed(2)}`);
        }
      }
    }
  }
  return results;
}
