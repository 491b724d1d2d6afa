// SPDX-License-Identifier: Apache-2.0
// zbarimg of zbar: one process a picture.
import { execFileSync, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const OPTIONS = ['--nodbus', '--quiet', '-Sdisable', '-Sqrcode.enable'];

export function openZbar(children, directory) {
  const marker = join(directory, 'marker.pgm');
  writeFileSync(marker, 'P5 8 8 255\n' + ' '.repeat(64));
  const timed = (file) => timedAfter(children, marker, file);
  return {
    name: 'zbar',
    // It takes as long as all the others together.
    most: 1,
    read: async ({ file, pixels }) => {
      const fromBytes = await timed(file);
      const fromPixels = await timed(pixels);
      return { texts: fromBytes.texts, bytesMs: fromBytes.ms, pixelsMs: fromPixels.ms };
    },
  };
}

// It writes a picture's name when it is through with it: the one of the marker, which is read first, is when the next begins.
async function timedAfter(children, marker, file) {
  const args = [...OPTIONS, '--xml', marker, file];
  const child = children.add('zbarimg', spawn('zbarimg', args, { stdio: ['ignore', 'pipe', 'ignore'] }));
  const ended = new Promise((resolve) => child.once('close', resolve));
  let said = '';
  const through = [];
  for await (const chunk of child.stdout.setEncoding('utf8')) {
    const now = performance.now();
    said += chunk;
    while (through.length < sourcesIn(said)) {
      through.push(now);
    }
  }
  await ended;
  return { texts: textsIn(said) ?? [rawText(file)], ms: through[1] - through[0] };
}

/** How many pictures zbarimg is through with. */
export function sourcesIn(xml) {
  return xml.split('<source ').length - 1;
}

/** The texts in what zbarimg writes with --xml; undefined where it took one for bytes, whose base64 it gets wrong. */
export function textsIn(xml) {
  const found = [...xml.matchAll(/<data([^>]*)><!\[CDATA\[([\s\S]*?)\]\]><\/data>/g)];
  return found.some(([, attributes]) => attributes.includes('base64')) ? undefined : found.map(([, , text]) => text);
}

function rawText(file) {
  return execFileSync('zbarimg', [...OPTIONS, '--raw', file], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).slice(0, -1);
}
