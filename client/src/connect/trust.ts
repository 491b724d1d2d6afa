// SPDX-License-Identifier: Apache-2.0
import type { Pairing } from '../api.js';
import { prove, verifyProof } from '../proof.js';
import type { Description } from '../signaling/frames.js';
import type { Standing } from '../signaling/standing.js';
import { fingerprintOf } from './fingerprint.js';

/**
 * Whom one instance trusts: makes the proofs of its own descriptions and checks those of the peer's, from what was
 * received, the secret of the code that was scanned, and the roles. A holder of the secret never does without a proof.
 */
export class Trust {
  readonly #pairing: Pairing;
  readonly #standing: Standing;
  #peerFingerprint: string | undefined;

  constructor(pairing: Pairing, standing: Standing) {
    this.#pairing = pairing;
    this.#standing = standing;
  }

  /** The proof of an own description; undefined where no secret is known for the code that was claimed. */
  async prove({ sdp }: Description): Promise<string | undefined> {
    const code = this.#code();
    const fingerprint = fingerprintOf(sdp);
    if (code === undefined || fingerprint === undefined) {
      return undefined;
    }
    const { id: pairing, role } = this.#pairing;
    return prove(code.secret, { role, pairing, jti: code.jti, fingerprint });
  }

  /** Whether the description comes from the one who saw the code, with the same certificate as before. */
  async verify({ sdp }: Description, proof: unknown): Promise<boolean> {
    const code = this.#code();
    const fingerprint = fingerprintOf(sdp);
    if (code === undefined || fingerprint === undefined || fingerprint !== (this.#peerFingerprint ?? fingerprint)) {
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
