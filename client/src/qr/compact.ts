// SPDX-License-Identifier: Apache-2.0
import { fromBase64url, toBase64url } from '../base64url.js';
import { fromBase45, toBase45 } from './base45.js';
import type { CodeText } from './text.js';

export const PREFIX = 'QRTC1:';
const PARTS = 3;
const LONGEST_PART = 0xffff;
const SECRET_BYTES = 16;

/**
 * The `QRTC1:` encoding of a token and its secret (protocol, section 3); undefined where the identical token would not come back.
 */
export function compact({ token, secret }: CodeText): string | undefined {
  const parts = token.split('.').map(fromBase64url);
  if (parts.length !== PARTS || (secret !== undefined && secret.length !== SECRET_BYTES)) {
    return undefined;
  }
  const bytes = [secret === undefined ? 0 : 1];
  for (const part of parts) {
    if (part === undefined || part.length === 0 || part.length > LONGEST_PART) {
      return undefined;
    }
    bytes.push(part.length >> 8, part.length & 0xff);
    part.forEach((byte) => bytes.push(byte));
  }
  return PREFIX + toBase45(Uint8Array.from([...bytes, ...(secret ?? [])]));
}

/** Reads the `QRTC1:` encoding; undefined where it is not one, to its last character. */
export function expand(text: string): CodeText | undefined {
  const bytes = text.startsWith(PREFIX) ? fromBase45(text.slice(PREFIX.length)) : undefined;
  const flags = bytes?.[0];
  if (bytes === undefined || flags === undefined || flags > 1) {
    return undefined;
  }
  const parts: string[] = [];
  let at = 1;
  while (parts.length < PARTS) {
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
