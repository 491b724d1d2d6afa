// SPDX-License-Identifier: Apache-2.0
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, USAGE } from './options.js';
import { document } from './report/document.js';
import { tables } from './report/tables.js';
import { runParts } from './run.js';
import { versions } from './tools.js';

const checkout = resolve(fileURLToPath(new URL('../../..', import.meta.url)));

/** Creating and claiming, beside bare signatures and Keycloak's device grants. */
export const bench = {
  usage: USAGE,
  parse,
  versions: () => versions(checkout),
  run: runParts,
  tables,
  document,
  page: 'performance-token.md',
  figures: 'token.json',
};
