// SPDX-License-Identifier: Apache-2.0
import type { Role } from './api.js';
import { fromBase64url, toBase64url } from './base64url.js';

/** What a proof speaks for: this certificate is the one of that role, by one who saw this code. */
export interface Claim {
  /** The sender's role. */
  readonly role: Role;
  readonly pairing: string;
  readonly jti: string;
  /** SHA-256 fingerprint of the sender's certificate: hex digits in any case, with or without colons. */
  readonly fingerprint: string;
}

/** base64url(HMAC-SHA256(secret, "qrtc-v1" NUL role NUL pairing NUL jti NUL FINGERPRINT)); protocol, section 6. */
export async function prove(secret: Uint8Array, claim: Claim): Promise<string> {
  const mac = await crypto.subtle.sign('HMAC', await keyOf(secret), messageOf(claim));
  return toBase64url(new Uint8Array(mac));
}

/** Whether the proof is the one of this claim, in its one canonical writing. */
export async function verifyProof(secret: Uint8Array, claim: Claim, proof: unknown): Promise<boolean> {
  const mac = typeof proof === 'string' ? fromBase64url(proof) : undefined;
  return mac !== undefined && crypto.subtle.verify('HMAC', await keyOf(secret), mac, messageOf(claim));
}

function keyOf(secret: Uint8Array): Promise<CryptoKey> {
  const raw = Uint8Array.from(secret);
  return crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
}

function messageOf({ role, pairing, jti, fingerprint }: Claim): Uint8Array<ArrayBuffer> {
  const digits = fingerprint.replaceAll(':', '').toUpperCase();
  return new TextEncoder().encode(['qrtc-v1', role, pairing, jti, digits].join('\0'));
}
