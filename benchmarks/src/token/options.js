// SPDX-License-Identifier: Apache-2.0
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { positive, some } from '../options.js';

export const PARTS = ['signatures', 'calls', 'profile', 'keycloak'];

export const USAGE = `usage: ./qrtc bench token [options]

  --only PARTS       of ${PARTS.join(', ')} (all); bars whose parts are missing are not judged
  --runs N           runs of calls and of Keycloak, alternating; the median counts (3)
  --calls N          calls of each kind in a run (10000)
  --codes N          device codes of Keycloak in a run (1000)
  --warm-up S        load before the first run, for each server (60)
  --at-once N        calls on their way at a time (32)
  --set S:P=V        a setting of our services, S is token or signaling (may be repeated)
  --java S:OPTION    an option of our services' JVM (may be repeated)
  --home DIR         the checkout whose services are measured (this one)
  --quick            very short, to see that everything works; the figures mean nothing
  --hold             only our stack, under load until Ctrl-C, with its pids: for profilers
`;

const TEXT = { type: 'string' };
const FLAG = { type: 'boolean', default: false };
const MANY = { type: 'string', multiple: true, default: [] };

/** Reads the command line; throws an Error with a sentence where it cannot. */
export function parse(args, checkout) {
  const { values } = parseArgs({
    args,
    options: {
      only: TEXT,
      runs: TEXT,
      calls: TEXT,
      codes: TEXT,
      'warm-up': TEXT,
      'at-once': TEXT,
      set: MANY,
      java: MANY,
      home: TEXT,
      quick: FLAG,
      hold: FLAG,
      help: FLAG,
    },
  });
  const number = (name, usual, quick = usual) => positive(name, values[name] ?? (values.quick ? quick : usual));
  return {
    help: values.help,
    quick: values.quick,
    hold: values.hold,
    full: isFull(values),
    parts: some('only', values.only, PARTS),
    runs: number('runs', 3, 1),
    calls: number('calls', 10_000, 500),
    codes: number('codes', 1_000, 40),
    warmUp: number('warm-up', 60, 3),
    atOnce: number('at-once', 32),
    set: values.set,
    java: values.java,
    checkout,
    home: resolve(values.home ?? checkout),
  };
}

/** Whether what is measured may be published: everything, at its full length, as it is built and set here. */
function isFull(values) {
  const changed = Object.keys(values).filter((name) => values[name] !== false && String(values[name]) !== '');
  return changed.every((name) => name === 'runs' && Number(values.runs) >= 3);
}
