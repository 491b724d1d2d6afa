// SPDX-License-Identifier: Apache-2.0
// How much was read.
import { figure, table } from '../../report/markdown.js';
import { BANDS, banded, rate, wrongBy } from '../read/figures.js';
import { READERS } from './names.js';

const LOW_CONTRAST = 0.4;
const STRONG_COMPRESSION = 0.5;

/** The names of those who read these pictures. */
export function readersOf(pictures) {
  return Object.keys(READERS).filter((name) => pictures[0]?.found[name] !== undefined);
}

export function samples(pictures) {
  const frames = pictures.filter(({ group }) => group === 'frames');
  return rates([
    ['photos', pictures.filter(({ group }) => group === 'photos')],
    ['camera frames, sharp', frames.filter(({ sharp }) => sharp)],
    ['camera frames, all', frames],
  ]);
}

export function scenes(pictures) {
  const where = (holds) => pictures.filter(({ scene }) => holds(scene));
  return rates([
    ['all', pictures],
    ['sharp (blur under 0.25 modules, modules from 3 pixels)', pictures.filter(({ sharp }) => sharp)],
    ...Object.entries(BANDS).flatMap(([name, band]) =>
      banded(pictures, band).map((one) => [`${name} ${one.title}`, one.pictures]),
    ),
    ['glare', where(({ glare }) => glare > 0)],
    ['low contrast', where(({ light, dark }) => light - dark < LOW_CONTRAST)],
    ['JPEG quality under 0.5', where(({ quality }) => quality < STRONG_COMPRESSION)],
  ]);
}

function rates(kinds) {
  const readers = readersOf(kinds.flatMap(([, pictures]) => pictures));
  const rows = kinds
    .filter(([, pictures]) => pictures.length > 0)
    .map(([title, pictures]) => [
      title,
      figure(pictures.length),
      ...readers.map((reader) => figure(100 * rate(pictures, reader), 1)),
    ]);
  const head = ['', 'pictures', ...readers.map((reader) => `${READERS[reader]} %`)];
  return rows.length === 0 ? undefined : table(head, rows);
}

export function wrong(pictures) {
  const readers = readersOf(pictures);
  const groups = [...new Set(pictures.map(({ group }) => group))];
  const rows = groups.map((group) => {
    const of = pictures.filter((picture) => picture.group === group);
    return [group, figure(of.length), ...readers.map((reader) => figure(wrongBy(of, reader)))];
  });
  const head = ['', 'pictures', ...readers.map((reader) => READERS[reader])];
  return rows.length === 0 ? undefined : table(head, rows);
}
