// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { renderSvg } from './svg.js';
import { composeText, jtiOf, parseText } from './text.js';
import vectors from '../../../contract/vectors/tokens.json' with { type: 'json' };
import { toBase64url } from '../base64url.js';

const secret = Uint8Array.from({ length: 16 }, (_, i) => i);
const token = `${encode({ alg: 'HS256', typ: 'pair+jwt' })}.${encode({ jti: 'abc.7' })}.c2lnbmF0dXJl`;

describe('the text of a code', () => {
  it('is token, tilde and secret, and reads back', () => {
    const text = composeText(token, secret);
    expect(text).toBe(`${token}~AAECAwQFBgcICQoLDA0ODw`);
    expect(parseText(text)).toEqual({ token, secret });
  });

  it('may have no secret', () => {
    expect(parseText(token)).toEqual({ token });
  });

  it.each([
    'https://example.com/a.b.c',
    'hello',
    '',
    'a.b',
    'a.b.c~short',
    'a.b.c~AAECAwQFBgcICQoLDA0ODw=',
    'a.b.c~AAECAwQFBgcICQoLDA0ODx',
    'a..c',
    `a.b.${'c'.repeat(3000)}`,
    'QRTC1:!!',
  ])('is not ours where it says %s', (text) => {
    expect(parseText(text)).toBeUndefined();
  });

  it('tells the jti of the token', () => {
    expect(jtiOf(token)).toBe('abc.7');
    expect(jtiOf('a.b.c')).toBeUndefined();
    expect(jtiOf(`a.${encode(null as unknown as object)}.c`)).toBeUndefined();
    expect(jtiOf('nothing')).toBeUndefined();
  });
});

describe('the picture of a code', () => {
  const svg = renderSvg(composeText(`${'a'.repeat(60)}.${'b'.repeat(117)}.${'c'.repeat(43)}`, secret));

  it('has a name, and four modules of quiet around the smallest version that holds the text at ECC M', () => {
    // 245 bytes need version 11 at ECC M: 61 modules.
    expect(svg).toContain('viewBox="0 0 69 69"');
    expect(svg).toContain('role="img"');
    expect(svg).toContain('<title>QR code</title>');
    expect(svg).toContain('M4 4h7v1h-7z');
  });

  it('has nothing that a strict policy forbids', () => {
    expect(svg).not.toMatch(/style|script|href/);
  });
});

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

describe('the codes of the contract', () => {
  it.each(vectors.codes)('are read: $text', ({ text, token: inside, secret: carried, jti }) => {
    const code = parseText(text);
    expect(code?.token).toBe(inside);
    expect(code?.secret === undefined ? null : toBase64url(code.secret)).toBe(carried);
    expect(jtiOf(inside)).toBe(jti);
  });

  it.each(vectors.notCodes)('are told from $why', ({ text }) => {
    expect(parseText(text)).toBeUndefined();
  });
});
