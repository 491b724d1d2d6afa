// SPDX-License-Identifier: Apache-2.0
import { toBase64url } from './base64url.js';

/** What the two ends of a pairing without a QR secret compare; protocol, section 6. */
export interface CheckCodeParts {
  readonly presenterFingerprint: string;
  readonly scannerFingerprint: string;
  /** 16 random bytes, committed to before the scanner's are known. */
  readonly presenterNonce: Uint8Array;
  readonly scannerNonce: Uint8Array;
  readonly pairing: string;
  readonly jti: string;
}

/** What the presenter sends first: it cannot choose its nonce any more once it has seen the scanner's. */
export async function commitment(nonce: Uint8Array, fingerprint: string): Promise<string> {
  return toBase64url(await sha256(nonce, bytesOf(fingerprint)));
}

/** The six digits that both screens show. */
export async function checkCode(parts: CheckCodeParts): Promise<string> {
  const text = new TextEncoder();
  const digest = await sha256(
    bytesOf(parts.presenterFingerprint),
    bytesOf(parts.scannerFingerprint),
    parts.presenterNonce,
    parts.scannerNonce,
    text.encode(parts.pairing),
    text.encode(parts.jti),
  );
  const number = new DataView(digest.buffer).getBigUint64(0) % 1_000_000n;
  return number.toString().padStart(6, '0');
}

function bytesOf(fingerprint: string): Uint8Array {
  return Uint8Array.from(fingerprint.split(':'), (digits) => Number.parseInt(digits, 16));
}

async function sha256(...parts: readonly Uint8Array[]): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(
    await crypto.subtle.digest('SHA-256', await new Blob(parts.map((p) => Uint8Array.from(p))).arrayBuffer()),
  );
}
