// SPDX-License-Identifier: Apache-2.0
import { encode } from 'uqr';

const QUIET_ZONE = 4;

/** A QR code (ECC M, smallest version that holds the text) as an SVG document that scales crisply and has a name. */
export function renderSvg(text: string, title = 'QR code'): string {
  const { data, size } = encode(text, { ecc: 'M', boostEcc: false, border: 0 });
  const side = size + 2 * QUIET_ZONE;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" role="img" aria-label="${title}" shape-rendering="crispEdges">`,
    `<title>${title}</title>`,
    `<path fill="#fff" d="M0 0h${side}v${side}H0z"/>`,
    `<path fill="#000" d="${data.map(rowPath).join('')}"/>`,
    '</svg>',
  ].join('');
}

/** One row's runs of dark modules, each a rectangle of height 1. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x++) {
    const start = x;
    while (row[x] === true) {
      x++;
    }
    if (x > start) {
      path += `M${start + QUIET_ZONE} ${y + QUIET_ZONE}h${x - start}v1h-${x - start}z`;
    }
  }
  return path;
}
