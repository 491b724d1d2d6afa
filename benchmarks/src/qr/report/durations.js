// SPDX-License-Identifier: Apache-2.0
// How long it took.
import { figure, table } from '../../report/markdown.js';
import { givingUp, readByAll, times } from '../read/figures.js';
import { READERS } from './names.js';
import { readersOf } from './rates.js';

const US = 'qrtc';

/** Of the pictures that have a megapixel and a code. */
export function milliseconds(pictures) {
  const all = pictures.filter(({ group }) => group === 'frames' || group === 'scenes');
  const rows = readersOf(all).map((reader) => {
    const both = readByAll(all, [US, reader]);
    const compared = (key) => figure(times(both, US, key).median / times(both, reader, key).median, 2);
    return [
      READERS[reader],
      ...['bytesMs', 'pixelsMs'].flatMap((key) => medianAndP90(times(all, reader, key))),
      figure(both.length),
      compared('bytesMs'),
      compared('pixelsMs'),
    ];
  });
  const head = [
    '',
    ...['bytes, median', 'bytes, p90', 'pixels, median', 'pixels, p90'],
    ...['read by it and qrtc', 'qrtc takes, bytes', 'qrtc takes, pixels'],
  ];
  return rows.length === 0 ? undefined : table(head, rows);
}

/** Of the pictures without a code. */
export function empty(pictures) {
  const kinds = [...new Set(pictures.map(({ kind }) => kind))];
  const rows = readersOf(pictures).map((reader) => {
    const { median, p90, most } = givingUp(pictures, reader);
    const medians = kinds.map((kind) =>
      givingUp(
        pictures.filter((picture) => picture.kind === kind),
        reader,
      ),
    );
    return [READERS[reader], ...[...medians.map((one) => one.median), median, p90, most].map((ms) => figure(ms, 1))];
  });
  const head = ['ms a megapixel', ...kinds, 'all, median', 'all, p90', 'the longest'];
  return rows.length === 0 ? undefined : table(head, rows);
}

function medianAndP90({ median, p90 }) {
  return [figure(median, 1), figure(p90, 1)];
}
