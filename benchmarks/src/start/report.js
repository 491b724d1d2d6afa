// SPDX-License-Identifier: Apache-2.0
import { pairedRatio } from '../figures/ratio.js';
import { median } from '../figures/statistics.js';
import { figure, table } from '../report/markdown.js';
import { SERVICES } from './options.js';

const HEAD = ['', 'ready after, ms', 'slowest', 'against JVM', 'MiB when ready', '2 s later', 'against JVM'];

export function tables(results) {
  return SERVICES.filter((service) => results[service] !== undefined).map((service) => {
    const [plain] = results[service];
    const rows = results[service].map((way) => {
      const of = (key) => way.runs.map((run) => run[key]);
      return [
        way.name,
        figure(median(of('readyMs'))),
        figure(Math.max(...of('readyMs'))),
        figure(pairedRatio(way, plain, 'readyMs'), 2),
        figure(median(of('mib'))),
        figure(median(of('settledMib'))),
        figure(pairedRatio(way, plain, 'settledMib'), 2),
      ];
    });
    return { title: `${service}-service`, text: table(HEAD, rows) };
  });
}

export function document({ before, after, redis, options, results }, found) {
  const native = Object.values(results).some((ways) => ways.some(({ name }) => name === 'native'));
  return `# Start time and memory

<!-- Written by ./qrtc bench start: do not edit. -->

What one run of \`./qrtc bench start\` found: from the start of the process to its first good answer at \`/q/health/ready\`, with a real Redis, real
keys and production settings, and the resident memory of the process (\`VmRSS\`) then and 2 s later. The median of ${options.runs} starts each, in
turn. What counts are the ratios, of starts that follow each other; the absolute figures are of this machine only, and of how busy it was.

| | |
|---|---|
| date | ${before.date} to ${after.date} |
| machine | ${before.cpu}, ${before.memoryGib} GiB |
| system | ${before.system} |
| commit | ${before.commit} |
| Java | ${before.java} |
| Redis | ${redis} |
| load average | ${before.load.toFixed(2)} at the start, ${after.load.toFixed(2)} at the end |

The JVM has the options of the images ([run with Docker](../how-to/run-with-docker.md#images)); the AOT cache is the one that \`mvn -Daot verify\` trains.
${native ? '' : 'Native executables were not measured: none were built.\n'}
${found.map(({ title, text }) => `## ${title}\n\n${text}`).join('\n\n')}
`;
}
