// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { machine, redisVersion } from './figures/machine.js';
import { Children } from './servers/children.js';

const checkout = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/**
 * Runs a bench from its command line to its page: `usage`, `parse(args, checkout)`, `versions()` of what it is measured
 * beside, `run(context)`, `tables(results, options)`, `page` in docs/reference and `document(report, tables)` that fills it, and
 * `figures`, the file of target/bench with every figure. A bench that starts no Redis says so with `withoutRedis`.
 */
export async function perform(bench, args) {
  const options = parse(bench, args);
  if (options.help) {
    console.log(bench.usage);
    return;
  }
  const directory = join(checkout, 'target', 'bench', String(process.pid));
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const children = new Children(directory);
  const stopping = stopWithUs(children, directory);
  try {
    const report = await measured(bench, { children, directory, options, say: console.log });
    publish(bench, report);
  } catch (error) {
    if (!stopping.now) {
      console.error(`qrtc: ${error.stack}\nThe logs of all processes: ${directory}`);
      await children.stopAll();
      process.exitCode = 1;
    }
  }
}

function parse(bench, args) {
  try {
    return bench.parse(args, checkout);
  } catch (error) {
    console.error(`qrtc: ${error.message}`);
    return process.exit(1);
  }
}

function stopWithUs(children, directory) {
  const stopping = { now: false };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, async () => {
      stopping.now = true;
      console.log('\nthe bench is stopping');
      await children.stopAll();
      rmSync(directory, { recursive: true, force: true });
      process.exit(130);
    });
  }
  return stopping;
}

async function measured(bench, context) {
  const { children, directory, options } = context;
  const about = () => machine(options.home, bench.versions());
  const before = about();
  const results = await bench.run(context);
  await children.stopAll();
  const redis = bench.withoutRedis ? undefined : redisVersion(directory);
  rmSync(directory, { recursive: true, force: true });
  return { before, after: about(), redis, options, results };
}

function publish(bench, report) {
  const tables = bench.tables(report.results, report.options);
  console.log('\n' + tables.map(({ title, text }) => `${title}\n\n${text}\n`).join('\n'));
  writeFileSync(join(checkout, 'target', 'bench', bench.figures), JSON.stringify(report, null, 2) + '\n');
  if (report.options.full) {
    const page = join(checkout, 'docs', 'reference', bench.page);
    writeFileSync(page, bench.document(report, tables));
    console.log(`written: ${page}`);
  }
}
