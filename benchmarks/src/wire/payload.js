// SPDX-License-Identifier: Apache-2.0
// What the peers say to each other: a description of exactly 200 bytes as JSON, which carries its own number.
export const PAYLOAD_BYTES = 200;

const DIGITS = 10;
const HEAD = '{"type":"offer","sdp":"n=';
const TAIL = ' ' + 'v'.repeat(PAYLOAD_BYTES - HEAD.length - DIGITS - 3) + '"}';

export function payload(n) {
  return HEAD + String(n).padStart(DIGITS, '0') + TAIL;
}

/** The number of the payload in `text`; -1 where there is none. */
export function numberIn(text) {
  const at = text.indexOf('"n=');
  return at < 0 ? -1 : Number(text.slice(at + 3, at + 3 + DIGITS));
}
