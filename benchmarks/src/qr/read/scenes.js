// SPDX-License-Identifier: Apache-2.0
// Pictures that are made for this run: scenes with a code, and pictures without any.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const EMPTY = ['NOISE', 'CLUTTER', 'TILES'];

/** As in the README of the sample pictures. */
const SHARP = { blur: 0.25, module: 3 };

/** Has so many scenes of a split taken: [{ name, file, group, sharp, accepted, version, scene }]. */
export async function scenes({ java, folder, split, count }) {
  mkdirSync(folder, { recursive: true });
  const taken = [];
  for (let number = 0; number < count; number++) {
    const name = `${split}-${number}.jpg`;
    const file = join(folder, name);
    const { scene, version } = await java.ask({ do: 'scene', split: split.toUpperCase(), number, to: file });
    const sharp = scene.blur < SHARP.blur && scene.module >= SHARP.module;
    taken.push({ name, file, group: 'scenes', sharp, accepted: [scene.text], version, scene });
  }
  writeFileSync(join(folder, 'scenes.json'), JSON.stringify(taken, null, 1) + '\n');
  return taken;
}

/** Has pictures without a code taken, so many of each kind. */
export async function empties({ java, folder, count }) {
  mkdirSync(folder, { recursive: true });
  const taken = [];
  for (const kind of EMPTY) {
    for (let seed = 0; seed < count; seed++) {
      const name = `${kind.toLowerCase()}-${seed}.jpg`;
      const file = join(folder, name);
      await java.ask({ do: 'empty', kind, seed, to: file });
      taken.push({ name, file, group: 'empty', kind: kind.toLowerCase(), sharp: false, accepted: [] });
    }
  }
  return taken;
}
