// SPDX-License-Identifier: Apache-2.0
import { createPrivateKey, randomUUID, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';

/**
 * Access tokens like one that the service gave, signed with the service's own key: a fresh one for each call, which the
 * service's token endpoint need not make.
 */
export class AccessTokens {
  #header;
  #claims;
  #key;

  constructor(keyFile, sample) {
    const [header, claims] = sample.split('.');
    this.#header = header;
    this.#claims = JSON.parse(Buffer.from(claims, 'base64url').toString());
    const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString());
    const jwk = JSON.parse(readFileSync(keyFile, 'utf8')).keys.find((key) => key.kid === kid);
    this.#key = createPrivateKey({ key: jwk, format: 'jwk' });
  }

  mint(subject) {
    const { iat, exp } = this.#claims;
    const now = Math.floor(Date.now() / 1000);
    const claims = { ...this.#claims, sub: subject, jti: randomUUID(), iat: now, exp: now + exp - iat };
    const input = this.#header + '.' + Buffer.from(JSON.stringify(claims)).toString('base64url');
    return (
      input +
      '.' +
      sign('sha256', Buffer.from(input), { key: this.#key, dsaEncoding: 'ieee-p1363' }).toString('base64url')
    );
  }
}
