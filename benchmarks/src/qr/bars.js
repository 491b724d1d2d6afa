// SPDX-License-Identifier: Apache-2.0
// What the figures are to be held against.
import { pairedRatio } from '../figures/ratio.js';
import { givingUp, rate, readBy, readByAll, times, wrongBy } from './read/figures.js';

const US = 'qrtc';
const PHOTOS_READ = 88;
const SHARP_FRAMES_READ = 97;
/** How many times as long as zxing-wasm a picture of a megapixel may take. */
const TIMES_WASM = 2;
const GIVING_UP_MS = 60;
/** How many times as fast as ZXing's writer. */
const PNG_TIMES = 40;
const SVG_TIMES = 30;

/** The bars whose figures are there: [{ what, found, bar, unit, sign, met }]. */
export function bars({ pictures = [], renders }) {
  const of = (group) => pictures.filter((picture) => picture.group === group);
  return [
    ...ofPhotos(of('photos')),
    ...ofFrames(of('frames')),
    ...(pictures.length === 0 ? [] : [atMost('wrong texts', wrongBy(pictures, US), 0, '')]),
    ...ofTimes(readByAll([...of('frames'), ...of('scenes')], [US, 'wasm'])),
    ...ofGivingUp(of('empty')),
    ...(renders === undefined ? [] : ofRenders(renders)),
  ];
}

function ofPhotos(photos) {
  return photos.length === 0 ? [] : [atLeast('photos read', 100 * rate(photos, US), PHOTOS_READ, '%')];
}

function ofFrames(frames) {
  const sharp = frames.filter((frame) => frame.sharp);
  return frames.length === 0
    ? []
    : [
        atLeast('sharp camera frames read', 100 * rate(sharp, US), SHARP_FRAMES_READ, '%'),
        atLeast('camera frames read, against zxing-wasm', readBy(frames, US), readBy(frames, 'wasm'), 'frames'),
      ];
}

function ofTimes(both) {
  const against = (what, key) => {
    const ratio = times(both, US, key).median / times(both, 'wasm', key).median;
    return atMost(`a megapixel ${what}, against zxing-wasm`, ratio, TIMES_WASM, 'times');
  };
  return both.length === 0
    ? []
    : [against('from bytes to texts', 'bytesMs'), against('from pixels to texts', 'pixelsMs')];
}

function ofGivingUp(empty) {
  return empty.length === 0
    ? []
    : [atMost('giving up, nine of ten pictures', givingUp(empty, US).p90, GIVING_UP_MS, 'ms a megapixel')];
}

function ofRenders(renders) {
  const against = (name, bar) =>
    atLeast(
      `${name.toUpperCase()}, against ZXing's writer`,
      pairedRatio(renders[name], renders.zxing, 'perSecond'),
      bar,
      'times',
    );
  return [against('png', PNG_TIMES), against('svg', SVG_TIMES)];
}

function atMost(what, found, bar, unit) {
  return { what, found, bar, unit, sign: '<=', met: found <= bar };
}

function atLeast(what, found, bar, unit) {
  return { what, found, bar, unit, sign: '>=', met: found >= bar };
}
