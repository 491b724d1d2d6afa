// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { parse, USAGE } from './options.js';
import { versionOf } from './programs.js';
import { document } from './report/document.js';
import { tables } from './report/tables.js';
import { runParts } from './run.js';

const text = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** Reading and drawing codes beside other libraries. */
export const bench = {
  usage: USAGE,
  parse,
  versions,
  run: runParts,
  tables,
  document,
  page: 'performance-qr.md',
  figures: 'qr.json',
  withoutRedis: true,
};

/** The versions of what we are measured beside. */
function versions() {
  const { dependencies } = JSON.parse(text('../../package.json'));
  const property = (pom, name) => new RegExp(`<${name}>(.*)</${name}>`).exec(text(pom))[1];
  return {
    ZXing: property('../../../pom.xml', 'zxing.version'),
    BoofCV: property('../../qr/pom.xml', 'boofcv.version'),
    'zxing-wasm': dependencies['zxing-wasm'],
    zbar: versionOf('zbarimg', '--version') ?? 'missing',
    'npm qrcode': dependencies.qrcode,
    qrencode: versionOf('qrencode', '-V') ?? 'missing',
  };
}
