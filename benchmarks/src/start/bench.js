// SPDX-License-Identifier: Apache-2.0
import { parse, USAGE } from './options.js';
import { document, tables } from './report.js';
import { run } from './run.js';

/** How long each service takes to start, and how much memory it then has. */
export const bench = {
  usage: USAGE,
  parse,
  versions: () => ({}),
  run,
  tables,
  document,
  page: 'performance-start.md',
  figures: 'start.json',
};
