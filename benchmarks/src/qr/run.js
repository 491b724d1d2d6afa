// SPDX-License-Identifier: Apache-2.0
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { build, Java } from './java.js';
import { openReaders } from './read/readers.js';
import { readAll } from './read/reading.js';
import { samples } from './read/samples.js';
import { empties, scenes } from './read/scenes.js';
import { renders } from './render/renders.js';

/** Runs what the options name: { pictures, renders }, each only where it ran. */
export async function runParts({ children, directory, options, say }) {
  build(options.checkout, say);
  const java = new Java(children, directory, options.checkout);
  const bench = { children, directory, options, say, java };
  if (options.sheet) {
    await java.ask({ do: 'sheet', to: options.sheet });
  }
  const results = {};
  if (options.parts.some((part) => part !== 'renders')) {
    results.pictures = await reading(bench);
  }
  if (options.parts.includes('renders')) {
    say(`renders: ${options.rounds} rounds  load average ${loadavg()[0].toFixed(1)}`);
    results.renders = await renders(bench);
  }
  return results;
}

async function reading(bench) {
  const { options, say } = bench;
  const pictures = await picturesOf(bench);
  const readers = await openReaders(bench);
  say(`warm-up: ${options.warmUpScenes} scenes of development`);
  await readAll({ ...bench, readers }, await warmUpScenes(bench), 1);
  say(`${pictures.length} pictures, ${readers.length} readers  load average ${loadavg()[0].toFixed(1)}`);
  return readAll({ ...bench, readers }, pictures, options.repeats);
}

function warmUpScenes({ java, directory, options }) {
  return scenes({ java, folder: join(directory, 'warm-up'), split: 'development', count: options.warmUpScenes });
}

async function picturesOf({ java, directory, options, say }) {
  const { parts, split } = options;
  const folder = options.keep ?? join(directory, 'scenes');
  const pictures = [];
  if (parts.includes('samples')) {
    pictures.push(...samples(options.samples, options.everySample, say));
  }
  if (parts.includes('scenes')) {
    say(`taking ${options.scenes} scenes for ${split}`);
    pictures.push(...(await scenes({ java, folder, split, count: options.scenes })));
  }
  if (parts.includes('empty')) {
    pictures.push(...(await empties({ java, folder, count: options.emptyOfEachKind })));
  }
  return pictures;
}
