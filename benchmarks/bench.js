// SPDX-License-Identifier: Apache-2.0
// ./qrtc bench signaling. What is measured and how: README.md.
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hold } from './src/parts/hold.js';
import { latency } from './src/parts/latency.js';
import { relay } from './src/parts/relay.js';
import { parse, USAGE } from './src/options.js';
import { relayStage } from './src/stage.js';
import { Children } from './src/servers/children.js';

const checkout = resolve(fileURLToPath(new URL('..', import.meta.url)));
const directory = join(checkout, 'target', 'bench', String(process.pid));
const children = new Children(directory);
const say = (text) => console.log(text);

function options() {
  try {
    return parse(process.argv.slice(2), checkout);
  } catch (error) {
    console.error(`qrtc: ${error.message}`);
    process.exit(1);
  }
}

async function run(options) {
  const results = {};
  if (options.hold) {
    await hold({ children, directory, options, say });
    return;
  }
  const relaying = [['relay', relay], ['latency', latency]].filter(([name]) => options.parts.includes(name));
  if (relaying.length > 0) {
    const stage = await relayStage(children, directory, options);
    for (const [name, part] of relaying) {
      results[name] = await part({ ...stage, options, say, results });
    }
    await stage.end();
  }
}

const chosen = options();
if (chosen.help) {
  console.log(USAGE);
  process.exit(0);
}
mkdirSync(directory, { recursive: true, mode: 0o700 });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, async () => {
    await children.stopAll();
    rmSync(directory, { recursive: true, force: true });
    process.exit(130);
  });
}
try {
  await run(chosen);
  await children.stopAll();
  rmSync(directory, { recursive: true, force: true });
} catch (error) {
  console.error(`qrtc: ${error.stack}\nThe logs of all processes: ${directory}`);
  await children.stopAll();
  process.exitCode = 1;
}
