// SPDX-License-Identifier: Apache-2.0
// Every picture is read by everybody before the next one is.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { median } from '../../figures/statistics.js';

const PROGRESS = 100;

/**
 * Reads the pictures: each with `megapixels` and `found` by reader: { read, wrong, bytesMs, pixelsMs }. Milliseconds are the
 * median of the repeats.
 */
export async function readAll({ java, readers, directory, say }, pictures, repeats) {
  const results = [];
  for (const [i, picture] of pictures.entries()) {
    const pixels = join(directory, 'pixels.pgm');
    const { width, height } = await java.ask({ do: 'pixels', file: picture.file, to: pixels });
    const attempts = await attemptsAt({ file: picture.file, pixels }, inTurn(readers, i), repeats);
    const found = Object.fromEntries(readers.map(({ name }) => [name, judged(picture, attempts[name])]));
    results.push({ ...picture, megapixels: (width * height) / 1e6, found });
    rmSync(pixels);
    if ((i + 1) % PROGRESS === 0) {
      say(`  ${i + 1} of ${pictures.length}`);
    }
  }
  return results;
}

/** What each reader made of it each time. */
export async function attemptsAt(picture, readers, repeats) {
  const attempts = Object.fromEntries(readers.map(({ name }) => [name, []]));
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const reader of readers.filter(({ most = Infinity }) => repeat < most)) {
      attempts[reader.name].push(await reader.read(picture));
    }
  }
  return attempts;
}

/** Another one begins each time: who comes after whom makes no difference then. */
export function inTurn(readers, i) {
  const first = i % readers.length;
  return [...readers.slice(first), ...readers.slice(0, first)];
}

/** What one reader made of a picture. A text is wrong where the picture does not hold it; once is enough. */
export function judged({ accepted }, attempts) {
  const texts = [...new Set(attempts.flatMap((attempt) => attempt.texts))];
  return {
    read: attempts.every((attempt) => attempt.texts.some((text) => accepted.includes(text))),
    wrong: texts.filter((text) => !accepted.includes(text)),
    bytesMs: median(attempts.map(({ bytesMs }) => bytesMs)),
    pixelsMs: median(attempts.map(({ pixelsMs }) => pixelsMs)),
  };
}
