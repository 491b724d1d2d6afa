// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import vectors from '../../contract/vectors/proofs.json' with { type: 'json' };
import type { Role } from './api.js';
import { fromBase64url } from './base64url.js';
import { prove, verifyProof } from './proof.js';

describe('proof', () => {
  it.each(vectors.valid)('is the contract’s for $role of $jti', async ({ secret, proof, role, ...claim }) => {
    const key = secretOf(secret);
    expect(await prove(key, { ...claim, role: role as Role })).toBe(proof);
    expect(await verifyProof(key, { ...claim, role: role as Role }, proof)).toBe(true);
  });

  it.each(vectors.invalid)('is refused: $why', async ({ secret, proof, role, ...claim }) => {
    expect(await verifyProof(secretOf(secret), { ...claim, role: role as Role }, proof)).toBe(false);
  });

  it.each([undefined, null, 7, '', 'not base64url!'])('is refused where it is %j', async (proof) => {
    const claim = { role: 'presenter', pairing: 'p', jti: 'p.1', fingerprint: 'AA' } as const;
    expect(await verifyProof(new Uint8Array(16), claim, proof)).toBe(false);
  });
});

function secretOf(text: string): Uint8Array {
  const secret = fromBase64url(text);
  expect(secret).toHaveLength(16);
  return secret ?? new Uint8Array();
}
