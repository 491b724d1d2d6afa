// SPDX-License-Identifier: Apache-2.0
// What Maven calls: the tests, with a report that ./qrtc test counts. They need no package of npm's.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';

mkdirSync('target/node-reports', { recursive: true });
const { status } = spawnSync(
  process.execPath,
  [
    '--test',
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...['--test-reporter=junit', '--test-reporter-destination=target/node-reports/TEST-benchmarks.xml'],
    ...readdirSync('test').map((name) => `test/${name}`),
  ],
  { stdio: 'inherit' },
);
process.exit(status ?? 1);
