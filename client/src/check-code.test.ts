// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import vectors from '../../contract/vectors/check-codes.json' with { type: 'json' };
import { fromBase64url } from './base64url.js';
import { checkCode, commitment } from './check-code.js';

describe('check code', () => {
  it.each(vectors.valid)('is the contract’s $digits', async (vector) => {
    const presenterNonce = bytes(vector.presenterNonce);
    expect(await commitment(presenterNonce, vector.presenterFingerprint)).toBe(vector.commitment);
    expect(await checkCode({ ...vector, presenterNonce, scannerNonce: bytes(vector.scannerNonce) })).toBe(
      vector.digits,
    );
  });
});

function bytes(text: string): Uint8Array {
  return fromBase64url(text) ?? new Uint8Array();
}
