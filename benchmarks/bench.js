// SPDX-License-Identifier: Apache-2.0
// ./qrtc bench signaling, token, qr, rolling and start. What is measured and how: README.md.
import { perform } from './src/perform.js';

const BENCHES = {
  signaling: () => import('./src/signaling.js'),
  token: () => import('./src/token/bench.js'),
  qr: () => import('./src/qr/bench.js'),
  rolling: () => import('./src/rolling/bench.js'),
  start: () => import('./src/start/bench.js'),
};

const [name, ...args] = process.argv.slice(2);
if (!Object.hasOwn(BENCHES, name ?? '')) {
  console.error(`qrtc: there is ./qrtc bench ${Object.keys(BENCHES).join(' and ./qrtc bench ')}.`);
  process.exit(1);
}
const { bench } = await BENCHES[name]();
await perform(bench, args);
