// SPDX-License-Identifier: Apache-2.0

/** Bytes as base64url without padding (RFC 4648, section 5). */
export function toBase64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** The bytes of a base64url text; undefined where it is not the one way to write them. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) {
    return undefined;
  }
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  return toBase64url(bytes) === text ? bytes : undefined;
}

/** A fresh id of as many base64url characters: four for each three random bytes. */
export function randomId(characters: 8 | 24): string {
  return toBase64url(crypto.getRandomValues(new Uint8Array((characters * 3) / 4)));
}
