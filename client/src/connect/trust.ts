// SPDX-License-Identifier: Apache-2.0
import type { Pairing } from '../api.js';
import { prove, verifyProof } from '../proof.js';
import type { Description } from '../signaling/frames.js';
import type { Standing } from '../signaling/standing.js';
import { fingerprintOf } from './fingerprint.js';

/**
 * Whom one instance trusts: makes the proofs of its own descriptions and checks those of the peer's, from what was
 * received, the secret of the code that was scanned, and the roles. Who scanned holds the secret and never does without a
 * proof; without one goes only who asked for a code to type in, or typed one, and then the two check each other afterwards.
 */
export class Trust {
  readonly #pairing: Pairing;
  readonly #standing: Standing;
  /** Decided once: a server that says otherwise later changes nothing. It alone cannot say so: this page asked for it. */
  readonly #goesWithout: boolean;
  #peerFingerprint: string | undefined;

  constructor(pairing: Pairing, standing: Standing) {
    this.#pairing = pairing;
    this.#standing = standing;
    this.#goesWithout = pairing.typed && standing.via === 'code';
  }

  /** The fingerprint that every description of the peer has had; undefined before the first. */
  get peerFingerprint(): string | undefined {
    return this.#peerFingerprint;
  }

  /** The proof of an own description; null where none is called for, undefined where it cannot be made. */
  async prove({ sdp }: Description): Promise<string | null | undefined> {
    const code = this.#code();
    const fingerprint = fingerprintOf(sdp);
    if (fingerprint === undefined) {
      return undefined;
    }
    if (code === undefined) {
      return this.#goesWithout ? null : undefined;
    }
    const { id: pairing, role } = this.#pairing;
    return prove(code.secret, { role, pairing, jti: code.jti, fingerprint });
  }

  /** Whether the description comes from the one who saw the code, with the same certificate as before. */
  async verify({ sdp }: Description, proof: unknown): Promise<boolean> {
    const code = this.#code();
    const fingerprint = fingerprintOf(sdp);
    if (fingerprint === undefined || fingerprint !== (this.#peerFingerprint ?? fingerprint)) {
      return false;
    }
    if (this.#goesWithout) {
      this.#peerFingerprint = fingerprint;
      return true;
    }
    if (code === undefined) {
      return false;
    }
    const { id: pairing, role } = this.#pairing;
    const sender = role === 'presenter' ? 'scanner' : 'presenter';
    if (!(await verifyProof(code.secret, { role: sender, pairing, jti: code.jti, fingerprint }, proof))) {
      return false;
    }
    this.#peerFingerprint = fingerprint;
    return true;
  }

  /** The code that was claimed; a `jti` that was never shown or scanned here has no secret. */
  #code(): { readonly jti: string; readonly secret: Uint8Array } | undefined {
    const { jti } = this.#standing;
    const secret = jti === undefined ? undefined : this.#pairing.secretOf(jti);
    return jti === undefined || secret === undefined ? undefined : { jti, secret };
  }
}
