// SPDX-License-Identifier: Apache-2.0
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** Bytes in the characters of a QR code's alphanumeric mode (RFC 9285): two bytes are three of them, a last byte is two. */
export function toBase45(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) {
    const [first = 0, second] = bytes.subarray(at, at + 2);
    let value = second === undefined ? first : first * 256 + second;
    for (let digit = 0; digit < (second === undefined ? 2 : 3); digit++) {
      text += ALPHABET.charAt(value % 45);
      value = Math.floor(value / 45);
    }
  }
  return text;
}

/** Undefined where another character is in it, where one is left over, or where a group says more than its bytes hold. */
export function fromBase45(text: string): Uint8Array | undefined {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 3) {
    const digits = Array.from({ length: Math.min(3, text.length - at) }, (_, i) =>
      ALPHABET.indexOf(text.charAt(at + i)),
    );
    const value = digits.reduceRight((sum, digit) => sum * 45 + digit, 0);
    const whole = digits.length === 3;
    if (digits.length < 2 || digits.includes(-1) || value > (whole ? 0xffff : 0xff)) {
      return undefined;
    }
    bytes.push(...(whole ? [value >> 8, value & 0xff] : [value]));
  }
  return Uint8Array.from(bytes);
}
