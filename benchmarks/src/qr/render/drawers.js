// SPDX-License-Identifier: Apache-2.0
import { versionOf } from '../programs.js';
import { openNpm } from './npm.js';
import { openQrencode } from './qrencode.js';

const IN_JAVA = { png: 'PNG', svg: 'SVG', zxing: 'ZXING' };

/** Everybody who draws: [{ name, draw(seconds) }], which gives { renders, cpuSeconds, bytes }. */
export async function openDrawers({ java, directory, texts, say }) {
  const drawers = Object.entries(IN_JAVA).map(([name, drawer]) => ({
    name,
    draw: (seconds) => java.ask({ do: 'render', drawer, seconds }),
  }));
  drawers.push(...(await openNpm(texts)));
  if (versionOf('qrencode', '-V') === undefined) {
    say('qrencode is left out: it is not there (Debian: apt-get install qrencode)');
  } else {
    drawers.push(...openQrencode(directory, texts));
  }
  return drawers;
}
