// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { parse, USAGE } from './options.js';
import { document } from './report/document.js';
import { tables } from './report/tables.js';
import { runParts } from './run.js';

const { dependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const PEERS = ['socket.io', '@socket.io/redis-adapter', 'redis', 'peer', 'ws'];

/** Our signaling beside socket.io, PeerJS and a bare relay. */
export const bench = {
  usage: USAGE,
  parse,
  versions: () => Object.fromEntries(PEERS.map((name) => [name, dependencies[name]])),
  run: runParts,
  tables,
  document,
  page: 'performance.md',
  figures: 'results.json',
};
