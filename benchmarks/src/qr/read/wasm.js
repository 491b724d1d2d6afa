// SPDX-License-Identifier: Apache-2.0
// zxing-wasm: ZXing-C++ as WebAssembly, in this process, as its documentation calls it.
import { readFileSync } from 'node:fs';
import { imageData } from './pgm.js';

/** Without Micro QR, as all the others; and control characters as they are. */
const OPTIONS = { formats: ['QRCodeModel2'], textMode: 'Plain' };

export async function openWasm() {
  const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader');
  const wasm = readFileSync(new URL(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')));
  await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer }, fireImmediately: true });
  const timed = async (input) => {
    const start = performance.now();
    const found = await readBarcodes(input, OPTIONS);
    return { texts: found.map(({ text }) => text), ms: performance.now() - start };
  };
  return {
    name: 'wasm',
    read: async ({ file, pixels }) => {
      const fromBytes = await timed(readFileSync(file));
      const fromPixels = await timed(imageData(readFileSync(pixels)));
      return { texts: fromBytes.texts, bytesMs: fromBytes.ms, pixelsMs: fromPixels.ms };
    },
  };
}
