// SPDX-License-Identifier: Apache-2.0
// ./qrtc bench signaling. What is measured and how: README.md.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { machine, redisVersion } from './src/figures/machine.js';
import { parse, USAGE } from './src/options.js';
import { runParts } from './src/run.js';
import { document } from './src/report/document.js';
import { tables } from './src/report/tables.js';
import { Children } from './src/servers/children.js';

const checkout = resolve(fileURLToPath(new URL('..', import.meta.url)));
const directory = join(checkout, 'target', 'bench', String(process.pid));
const children = new Children(directory);

function options() {
  try {
    return parse(process.argv.slice(2), checkout);
  } catch (error) {
    console.error(`qrtc: ${error.message}`);
    process.exit(1);
  }
}

const chosen = options();
if (chosen.help) {
  console.log(USAGE);
  process.exit(0);
}
mkdirSync(directory, { recursive: true, mode: 0o700 });
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, async () => {
    stopping = true;
    console.log('\nthe bench is stopping');
    await children.stopAll();
    rmSync(directory, { recursive: true, force: true });
    process.exit(130);
  });
}
try {
  const before = machine(chosen.home);
  const results = await runParts({ children, directory, options: chosen, say: console.log });
  await children.stopAll();
  const redis = redisVersion(directory);
  rmSync(directory, { recursive: true, force: true });
  const all = tables(results);
  console.log('\n' + all.map(({ title, text }) => `${title}\n\n${text}\n`).join('\n'));
  const report = { before, after: machine(chosen.home), redis, options: chosen, results };
  writeFileSync(join(checkout, 'target', 'bench', 'results.json'), JSON.stringify(report, null, 2) + '\n');
  if (chosen.full) {
    const page = join(checkout, 'docs', 'reference', 'performance.md');
    writeFileSync(page, document(report, all));
    console.log(`written: ${page}`);
  }
} catch (error) {
  if (!stopping) {
    console.error(`qrtc: ${error.stack}\nThe logs of all processes: ${directory}`);
    await children.stopAll();
    process.exitCode = 1;
  }
}
