// SPDX-License-Identifier: Apache-2.0
import { median, percentile } from '../../figures/statistics.js';

/** Bands of what disturbs: the last one has no end. */
export const BANDS = {
  tilt: { of: ({ scene }) => scene.tilt, unit: 'degrees', from: [0, 15, 30, 45] },
  blur: { of: ({ scene }) => scene.blur, unit: 'modules', from: [0, 0.1, 0.25, 0.4] },
  module: { of: ({ scene }) => scene.module, unit: 'pixels', from: [2, 3, 4, 6] },
};

/** The pictures of each band: [{ title, pictures }]. */
export function banded(pictures, { of, unit, from }) {
  return from.map((low, i) => {
    const high = from[i + 1] ?? Infinity;
    return {
      title: high === Infinity ? `from ${low} ${unit}` : `${low} to ${high} ${unit}`,
      pictures: pictures.filter((picture) => of(picture) >= low && of(picture) < high),
    };
  });
}

/** How many of the pictures a reader read. */
export function readBy(pictures, reader) {
  return pictures.filter(({ found }) => found[reader].read).length;
}

/** The share that it read, 0 to 1; NaN of nothing. */
export function rate(pictures, reader) {
  return readBy(pictures, reader) / pictures.length;
}

/** How many texts it read that are not there. */
export function wrongBy(pictures, reader) {
  return pictures.reduce((sum, { found }) => sum + found[reader].wrong.length, 0);
}

/** Median and 90th percentile of `key`, bytesMs or pixelsMs. */
export function times(pictures, reader, key) {
  const all = pictures.map(({ found }) => found[reader][key]);
  return { median: median(all), p90: percentile(all, 0.9) };
}

/** Those that all of these readers read: only there are their times comparable. */
export function readByAll(pictures, readers) {
  return pictures.filter(({ found }) => readers.every((reader) => found[reader].read));
}

/** Milliseconds a megapixel of pictures without a code: median, 90th percentile and the longest. */
export function givingUp(pictures, reader) {
  const each = pictures.map(({ found, megapixels }) => found[reader].pixelsMs / megapixels);
  return { median: median(each), p90: percentile(each, 0.9), most: Math.max(...each) };
}
