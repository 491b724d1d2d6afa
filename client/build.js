// SPDX-License-Identifier: Apache-2.0
// Bundles the SDK: client.js, its QR decoder (a worker of its own), the decoder's WebAssembly, and the licences.
import { build } from 'esbuild';
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';

const bundled = ['uqr', 'zxing-wasm'];
const rule = '='.repeat(72);

await rm('dist', { recursive: true, force: true });
await build({
  entryPoints: { client: 'src/index.ts', decoder: 'src/scan/decoder.ts' },
  outdir: 'dist',
  bundle: true,
  format: 'esm',
  target: 'es2022',
  platform: 'browser',
  sourcemap: true,
  minify: true,
  legalComments: 'none',
  banner: { js: '// SPDX-License-Identifier: Apache-2.0 (bundled parts: see LICENSES.txt)' },
  logLevel: 'warning',
});
await copyFile('node_modules/zxing-wasm/dist/reader/zxing_reader.wasm', 'dist/zxing_reader.wasm');
await writeFile('dist/LICENSES.txt', (await licences()).join('\n'));

/** Of what is bundled; zxing-wasm is a shell around zxing-cpp, which has the licence of this project. */
async function licences() {
  const cpp = `zxing-cpp (in zxing_reader.wasm)\n${rule}\n${await readFile('../LICENSE', 'utf8')}`;
  return [...(await Promise.all(bundled.map(licenceOf))), cpp];
}

/** @param {string} name */
async function licenceOf(name) {
  const folder = `node_modules/${name}`;
  /** @type {unknown} */
  const manifest = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
  const { version } = /** @type {{ version: string }} */ (manifest);
  return `${name} ${version}\n${rule}\n${await readFile(`${folder}/LICENSE`, 'utf8')}`;
}
