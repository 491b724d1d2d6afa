// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bars } from '../src/qr/bars.js';
import { banded, BANDS, givingUp, rate, readBy, readByAll, times, wrongBy } from '../src/qr/read/figures.js';
import { attemptsAt, inTurn, judged } from '../src/qr/read/reading.js';
import { cpuSecondsIn } from '../src/qr/render/qrencode.js';
import { summed } from '../src/qr/render/renders.js';

const READ = { read: true, wrong: [], bytesMs: 20, pixelsMs: 10 };
const NOT_READ = { read: false, wrong: [], bytesMs: 60, pixelsMs: 50 };

function picture(found, rest) {
  return { group: 'frames', sharp: true, megapixels: 1, found, ...rest };
}

describe('a picture', () => {
  const attempt = (texts, ms = 1) => ({ texts, bytesMs: 2 * ms, pixelsMs: ms });

  it('is read where every attempt found what it says', () => {
    assert.equal(judged({ accepted: ['a'] }, [attempt(['a']), attempt(['a'])]).read, true);
    assert.equal(judged({ accepted: ['a'] }, [attempt(['a']), attempt([])]).read, false);
    assert.equal(judged({ accepted: ['a', 'b'] }, [attempt(['b'])]).read, true);
  });

  it('is read wrongly where one attempt found what it does not say, beside the right text too', () => {
    assert.deepEqual(judged({ accepted: ['a'] }, [attempt(['a', 'x']), attempt(['x'])]).wrong, ['x']);
    assert.deepEqual(judged({ accepted: [] }, [attempt(['x'])]).wrong, ['x']);
  });

  it('took what the middle one of the attempts took', () => {
    const { bytesMs, pixelsMs } = judged({ accepted: [] }, [attempt([], 9), attempt([], 2), attempt([], 3)]);
    assert.deepEqual([bytesMs, pixelsMs], [6, 3]);
  });

  it('is read by all in turn, as often as is asked, and by the slow ones less often', async () => {
    const asked = [];
    const reader = (name, most) => ({ name, most, read: async (picture) => asked.push(name + picture) });
    const attempts = await attemptsAt('!', [reader('a'), reader('slow', 1), reader('b')], 2);
    assert.deepEqual(asked, ['a!', 'slow!', 'b!', 'a!', 'b!']);
    assert.deepEqual(attempts, { a: [1, 4], slow: [2], b: [3, 5] });
  });

  it('is read by another one first each time', () => {
    assert.deepEqual(inTurn(['a', 'b', 'c'], 4), ['b', 'c', 'a']);
  });
});

describe('the figures of readers', () => {
  const pictures = [
    picture({ qrtc: READ, wasm: NOT_READ }),
    picture({ qrtc: READ, wasm: READ }),
    picture({ qrtc: { ...NOT_READ, wrong: ['x', 'y'] }, wasm: READ }, { megapixels: 2 }),
    picture({ qrtc: NOT_READ, wasm: READ }),
  ];

  it('count what was read, and what was read wrongly', () => {
    assert.equal(readBy(pictures, 'wasm'), 3);
    assert.equal(rate(pictures, 'qrtc'), 0.5);
    assert.equal(wrongBy(pictures, 'qrtc'), 2);
  });

  it('compare times where all have read', () => {
    assert.deepEqual(readByAll(pictures, ['qrtc', 'wasm']), [pictures[1]]);
    assert.deepEqual(times(pictures, 'qrtc', 'bytesMs'), { median: 40, p90: 60 });
  });

  it('tell by megapixel how long giving up takes', () => {
    assert.deepEqual(givingUp(pictures.slice(2), 'qrtc'), { median: 37.5, p90: 50, most: 50 });
  });

  it('sort every scene into one band', () => {
    const tilts = [0, 14.9, 15, 44, 45, 60].map((tilt) => ({ scene: { tilt } }));
    const bands = banded(tilts, BANDS.tilt);
    assert.deepEqual(
      bands.map((band) => band.pictures.length),
      [2, 1, 1, 2],
    );
    assert.deepEqual([bands[0].title, bands[3].title], ['0 to 15 degrees', 'from 45 degrees']);
  });
});

describe('the bars of bench qr', () => {
  const found = (results) => Object.fromEntries(bars(results).map(({ what, met }) => [what, met]));
  const frames = (count, reading) => Array.from({ length: count }, () => picture({ qrtc: reading, wasm: READ }));

  it('ask for 97 of 100 sharp frames, and for as many of all as zxing-wasm reads', () => {
    const most = found({ pictures: [...frames(97, READ), ...frames(3, NOT_READ)] });
    assert.equal(most['sharp camera frames read'], true);
    assert.equal(most['camera frames read, against zxing-wasm'], false);
    const fewer = found({ pictures: [...frames(96, READ), ...frames(4, NOT_READ)] });
    assert.equal(fewer['sharp camera frames read'], false);
    assert.equal(found({ pictures: frames(5, READ) })['camera frames read, against zxing-wasm'], true);
  });

  it('are missed by one wrong text, wherever it is', () => {
    const empty = picture({ qrtc: { ...NOT_READ, wrong: ['x'] }, wasm: NOT_READ }, { group: 'empty' });
    assert.equal(found({ pictures: frames(9, READ) })['wrong texts'], true);
    assert.equal(found({ pictures: [...frames(9, READ), empty] })['wrong texts'], false);
  });

  it('hold our times against those of zxing-wasm, of pictures that both read', () => {
    const slow = { ...READ, pixelsMs: 21, bytesMs: 40 };
    const judgedTimes = found({ pictures: [...frames(3, slow), ...frames(9, NOT_READ)] });
    assert.equal(judgedTimes['a megapixel from pixels to texts, against zxing-wasm'], false);
    assert.equal(judgedTimes['a megapixel from bytes to texts, against zxing-wasm'], true);
  });

  it('judge drawing by the rounds, each by itself', () => {
    const runs = (...each) => summed(each.map((perSecond) => ({ perSecond, bytes: 1 })));
    const drawn = (png) => found({ renders: { png, svg: runs(9, 90, 90), zxing: runs(1, 2, 3) } });
    assert.equal(drawn(runs(40, 80, 120))["PNG, against ZXing's writer"], true);
    assert.equal(drawn(runs(39, 78, 300))["PNG, against ZXing's writer"], false);
    assert.equal(drawn(runs(40, 80, 120))["SVG, against ZXing's writer"], true);
  });

  it('leave out what was not measured', () => {
    assert.deepEqual(bars({}), []);
  });
});

describe('the CPU time of children', () => {
  it('is the last line of what bash tells, user and system', () => {
    assert.equal(cpuSecondsIn('0m0.010s 0m0.020s\n1m2.500s 0m0.250s\n'), 62.75);
  });
});
