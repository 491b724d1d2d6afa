// SPDX-License-Identifier: Apache-2.0
// The REST calls that make a pairing, as an integrator's backend and its two users make them.
import { Agent } from 'node:http';
import { clientForm, post } from './http.js';

const TOKEN_LIFE_MS = 200_000;

export class PairingApi {
  static #apis = new Map();
  #access;
  #askedAt = 0;
  #agent = new Agent({ keepAlive: true, maxSockets: 64 });

  constructor(target) {
    this.target = target;
  }

  static of(target) {
    const key = target.token.join();
    if (!PairingApi.#apis.has(key)) {
      PairingApi.#apis.set(key, new PairingApi(target));
    }
    return PairingApi.#apis.get(key);
  }

  /** Creates and claims; gives both peer tokens. `index` chooses the replica. */
  async pair(index) {
    const access = await this.access();
    const created = await this.post(index, '/v1/pairings', access, {});
    const claimed = await this.post(index + 1, '/v1/pairings/claim', access, { token: created.token });
    return { presenter: created.peerToken, scanner: claimed.peerToken };
  }

  /** The access token of a user, made anew before it expires. */
  access() {
    if (Date.now() - this.#askedAt > TOKEN_LIFE_MS) {
      this.#askedAt = Date.now();
      this.#access = this.#ask();
    }
    return this.#access;
  }

  async #ask() {
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      scope: 'pairing:present pairing:scan',
      subject: 'user:bench',
    });
    const { token, client } = this.target;
    const answer = await post(this.#agent, token[0] + '/oauth2/token', form.toString(), clientForm(client));
    return answer.access_token;
  }

  post(index, path, access, body) {
    const { token } = this.target;
    return post(this.#agent, token[index % token.length] + path, JSON.stringify(body), {
      'content-type': 'application/json',
      authorization: 'Bearer ' + access,
    });
  }
}
