// SPDX-License-Identifier: Apache-2.0
import type { Code } from '../api.js';
import { QrtcError } from '../problem.js';
import { renderSvg } from '../qr/svg.js';
import { composeText, jtiOf } from '../qr/text.js';
import type { IssuedToken } from '../rest/pairings.js';

const SECRET_BYTES = 16;

/** The codes shown for one pairing: each has a secret of its own, which the proofs of who scanned it are made with. */
export class ShownCodes {
  readonly #encoding: 'plain' | 'compact' | undefined;
  readonly #secrets = new Map<string, Uint8Array>();

  constructor(encoding?: 'plain' | 'compact') {
    this.#encoding = encoding;
  }

  /** The secret of each code by its `jti`; grows with each code. */
  get secrets(): ReadonlyMap<string, Uint8Array> {
    return this.#secrets;
  }

  /** A code for a fresh token. */
  make({ token, expiresIn, userCode }: IssuedToken): Code {
    const jti = jtiOf(token);
    if (jti === undefined) {
      throw new QrtcError({ code: 'token_malformed', message: 'The server gave a token that is none' });
    }
    const secret = this.#secrets.get(jti) ?? crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
    this.#secrets.set(jti, secret);
    const text = composeText(token, secret, this.#encoding);
    const expiresAt = new Date(Date.now() + expiresIn * 1000);
    return { text, svg: renderSvg(text), expiresAt, ...(userCode === undefined ? {} : { userCode }) };
  }
}
