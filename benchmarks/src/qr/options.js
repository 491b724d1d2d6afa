// SPDX-License-Identifier: Apache-2.0
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { positive, some } from '../options.js';

export const PARTS = ['samples', 'scenes', 'empty', 'renders'];
export const SPLITS = ['figures', 'development'];

export const USAGE = `usage: ./qrtc bench qr [options]

  --only PARTS       of ${PARTS.join(', ')} (all); bars whose parts are missing are not judged
  --scenes N         generated scenes (400)
  --split NAME       figures, or development: the scenes that readers may be tuned to (figures)
  --repeats N        how often each reader reads each picture; the median counts (3)
  --rounds N         rounds of drawing, all in turn in each; the median counts (9)
  --keep DIR         leaves the generated pictures there, with scenes.json that tells what they are
  --sheet FILE       writes the picture of what we read and what we do not there, as JPEG
  --quick            a minute, to see that everything works; the figures mean little
`;

const TEXT = { type: 'string' };
const FLAG = { type: 'boolean', default: false };

/** Reads the command line; throws an Error with a sentence where it cannot. */
export function parse(args, checkout) {
  const { values } = parseArgs({
    args,
    options: {
      only: TEXT,
      scenes: TEXT,
      split: TEXT,
      repeats: TEXT,
      rounds: TEXT,
      keep: TEXT,
      sheet: TEXT,
      quick: FLAG,
      help: FLAG,
    },
  });
  const number = (name, usual, quick) => positive(name, values[name] ?? (values.quick ? quick : usual));
  return {
    help: values.help,
    quick: values.quick,
    full: isFull(values),
    parts: some('only', values.only, PARTS),
    scenes: number('scenes', 400, 40),
    split: split(values.split ?? 'figures'),
    repeats: number('repeats', 3, 1),
    rounds: number('rounds', 9, 3),
    emptyOfEachKind: values.quick ? 3 : 20,
    everySample: values.quick ? 12 : 1,
    warmUpScenes: values.quick ? 10 : 60,
    drawSeconds: values.quick ? 0.2 : 1,
    keep: values.keep && resolve(values.keep),
    sheet: values.sheet && resolve(values.sheet),
    checkout,
    home: checkout,
    samples: resolve(checkout, '..', 'shared', 'qr-samples'),
  };
}

function split(name) {
  if (!SPLITS.includes(name)) {
    throw new Error(`--split takes ${SPLITS.join(' or ')}, not '${name}'.`);
  }
  return name;
}

/** Whether what is measured may be published: everything, at its full length, from the scenes that nothing was tuned to. */
function isFull(values) {
  const changed = Object.keys(values).filter((name) => values[name] !== false);
  return changed.every(
    (name) => ['keep', 'sheet'].includes(name) || (['repeats', 'rounds'].includes(name) && Number(values[name]) >= 3),
  );
}
