// SPDX-License-Identifier: Apache-2.0
import { parse, USAGE } from './options.js';
import { document } from './report/document.js';
import { tables } from './report/tables.js';
import { run } from './run.js';

/** A rolling update of every service under load: what do clients notice? */
export const bench = {
  usage: USAGE,
  parse,
  versions: () => ({}),
  run,
  tables,
  document,
  page: 'performance-rolling.md',
  figures: 'rolling.json',
};
