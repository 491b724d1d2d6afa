// SPDX-License-Identifier: Apache-2.0
const HEADER = /^P5 (\d+) (\d+) 255\n/;

/** What a browser's canvas would give of the same pixels, as RGBA: { data, width, height, colorSpace }. */
export function imageData(pgm) {
  const { offset, width, height } = header(pgm);
  const data = new Uint8ClampedArray(4 * width * height);
  for (let i = 0, at = 0; i < width * height; i++, at += 4) {
    const light = pgm[offset + i];
    data[at] = light;
    data[at + 1] = light;
    data[at + 2] = light;
    data[at + 3] = 255;
  }
  return { data, width, height, colorSpace: 'srgb' };
}

function header(pgm) {
  const [text, width, height] = HEADER.exec(pgm.subarray(0, 40).toString('latin1')) ?? [];
  if (text === undefined) {
    throw new Error('no PGM of one byte a pixel');
  }
  return { offset: text.length, width: Number(width), height: Number(height) };
}
