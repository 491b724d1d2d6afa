// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import vectors from '../../../contract/vectors/compact.json' with { type: 'json' };
import { fromBase64url, toBase64url } from '../base64url.js';
import { fromBase45, toBase45 } from './base45.js';
import { compact, expand } from './compact.js';
import { renderSvg } from './svg.js';
import { composeText, parseText, type CodeText } from './text.js';

describe('the compact encoding', () => {
  it.each(vectors.valid)('and the plain one give each other: $name', ({ text, compact: short }) => {
    expect(compact(codeOf(text))).toBe(short);
    expect(parseText(short)).toEqual(codeOf(text));
    expect(parseText(text)).toEqual(codeOf(text));
  });

  it.each(vectors.notCompactable)('has no form for $why', ({ text }) => {
    const code = split(text);
    expect(code === undefined ? undefined : compact(code)).toBeUndefined();
  });

  it.each(vectors.notCompact)('is not $why', ({ text }) => {
    expect(expand(text)).toBeUndefined();
  });

  it('has parts of at most 65,535 bytes', () => {
    const longest = { token: `AAAA.${toBase64url(new Uint8Array(65_535))}.AAAA` };
    expect(expand(compact(longest) ?? '')).toEqual(longest);
    expect(compact({ token: `AAAA.${toBase64url(new Uint8Array(65_536))}.AAAA` })).toBeUndefined();
  });

  it.each([
    ['AB', 'BB8'],
    ['Hello!!', '%69 VD92EX0'],
    ['base-45', 'UJCLQE7W581'],
    ['ietf!', 'QED8WEX0'],
  ])('writes base45 as RFC 9285 does: %s', (text, base45) => {
    expect(toBase45(new TextEncoder().encode(text))).toBe(base45);
    expect(new TextDecoder().decode(fromBase45(base45))).toBe(text);
  });
});

describe('the text of a code to show', () => {
  const secret = new Uint8Array(16);

  it('is compact where that was asked for, and makes a smaller picture', () => {
    // 244 bytes need version 11 at ECC M, 61 modules; 287 characters of the alphanumeric mode version 10, 57 modules.
    const token = `${'a'.repeat(60)}.${'b'.repeat(115)}A.${'c'.repeat(42)}A`;
    const short = composeText(token, secret, 'compact');
    expect(parseText(short)).toEqual({ token, secret });
    expect(renderSvg(short)).toContain('viewBox="0 0 65 65"');
    expect(renderSvg(composeText(token, secret))).toContain('viewBox="0 0 69 69"');
  });

  it('is plain where the token has no compact form', () => {
    expect(composeText('AAAA.AB.AAAA', secret, 'compact')).toBe(composeText('AAAA.AB.AAAA', secret));
  });
});

/** A text at its tilde, without any further look at it; undefined where the secret is none that bytes can be. */
function split(text: string): CodeText | undefined {
  const at = text.indexOf('~');
  if (at < 0) {
    return { token: text };
  }
  const secret = fromBase64url(text.slice(at + 1));
  return secret === undefined ? undefined : { token: text.slice(0, at), secret };
}

function codeOf(text: string): CodeText {
  const code = split(text);
  if (code === undefined) {
    throw new Error('no secret');
  }
  return code;
}
