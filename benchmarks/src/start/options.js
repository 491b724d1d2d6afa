// SPDX-License-Identifier: Apache-2.0
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { positive } from '../options.js';

export const SERVICES = ['token', 'signaling', 'qr'];

export const USAGE = `usage: ./qrtc bench start [options]

  --runs N           alternating starts of each service in each way; the median counts (7)
  --home DIR         the checkout whose services are started (this one)
  --quick            two starts each, to see that everything works; the figures mean nothing
`;

/** Reads the command line; throws an Error with a sentence where it cannot. */
export function parse(args, checkout) {
  const { values } = parseArgs({
    args,
    options: {
      runs: { type: 'string' },
      home: { type: 'string' },
      quick: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const runs = positive('runs', values.runs ?? (values.quick ? 2 : 7));
  return {
    help: values.help,
    quick: values.quick,
    full: !values.quick && values.home === undefined && runs >= 5,
    runs,
    home: resolve(values.home ?? checkout),
  };
}
