// SPDX-License-Identifier: Apache-2.0
import { toBase64url } from '../base64url.js';
import type { CodeText } from './text.js';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const SECRET_BYTES = 16;

/** Reads the `QRTC1:` encoding (protocol, section 3); undefined where it is damaged. */
export function expand(text: string): CodeText | undefined {
  const bytes = fromBase45(text.slice('QRTC1:'.length));
  const flags = bytes?.[0];
  if (bytes === undefined || flags === undefined || flags > 1) {
    return undefined;
  }
  const parts: string[] = [];
  let at = 1;
  while (parts.length < 3) {
    const length = (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
    const part = bytes.subarray(at + 2, at + 2 + length);
    if (length === 0 || part.length !== length) {
      return undefined;
    }
    parts.push(toBase64url(part));
    at += 2 + length;
  }
  if (bytes.length !== at + (flags === 1 ? SECRET_BYTES : 0)) {
    return undefined;
  }
  const token = parts.join('.');
  return flags === 1 ? { token, secret: bytes.slice(at) } : { token };
}

/** RFC 9285: three characters make two bytes, a last two make one. */
export function fromBase45(text: string): Uint8Array | undefined {
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i += 3) {
    const digits = Array.from(text.slice(i, i + 3), (c) => ALPHABET.indexOf(c));
    const value = digits.reduceRight((sum, digit) => sum * 45 + digit, 0);
    const room = digits.length === 3 ? 0x10000 : 0x100;
    if (digits.length < 2 || digits.includes(-1) || value >= room) {
      return undefined;
    }
    bytes.push(...(room === 0x100 ? [value] : [value >> 8, value & 0xff]));
  }
  return Uint8Array.from(bytes);
}
