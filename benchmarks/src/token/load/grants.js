// SPDX-License-Identifier: Apache-2.0
// Keycloak's device authorization grant (RFC 8628), step by step.
import { Agent } from 'node:http';
import { inGroups } from '../../load/groups.js';
import { clientForm, post } from '../../wire/http.js';
import { Browser } from '../keycloak/browser.js';

const GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

export class Grants {
  #agent = new Agent({ keepAlive: true, maxSockets: 64 });
  #started = [];
  #approved = [];
  #browsers = [];
  #target;

  /** { realm, client, users: [{ name, password }] }: `realm` is the realm's URL. */
  constructor(target) {
    this.#target = target;
  }

  async start(count, atOnce) {
    await inGroups(count, atOnce, async () => {
      this.#started.push(await this.#post('/protocol/openid-connect/auth/device', {}));
    });
  }

  /** Each user has one browser, which does one thing at a time. */
  async approve(count) {
    this.#browsers = this.#target.users.map((user, i) => this.#browsers[i] ?? new Browser(user));
    const waiting = this.#started.splice(0, count);
    await Promise.all(
      this.#browsers.map(async (browser) => {
        for (let grant = waiting.pop(); grant !== undefined; grant = waiting.pop()) {
          await browser.approve(grant.verification_uri_complete);
          this.#approved.push(grant);
        }
      }),
    );
  }

  async redeem(count, atOnce) {
    const approved = this.#approved.splice(0, count);
    if (approved.length < count) {
      throw new Error(`${count} codes are to be redeemed, and ${approved.length} are approved`);
    }
    await inGroups(count, atOnce, async (i) => {
      const { device_code } = approved[i];
      const answer = await this.#post('/protocol/openid-connect/token', { grant_type: GRANT, device_code });
      requireSlim(answer);
    });
  }

  #post(path, form) {
    const { realm, client } = this.#target;
    return post(this.#agent, realm + path, new URLSearchParams(form).toString(), clientForm(client));
  }
}

// One ES256 signature and no more: Keycloak's best case is what we are measured beside.
function requireSlim({ access_token, refresh_token, id_token }) {
  const { alg } = JSON.parse(Buffer.from(access_token.split('.')[0], 'base64url').toString());
  if (alg !== 'ES256' || refresh_token !== undefined || id_token !== undefined) {
    throw new Error(`Keycloak gives more than it should, or by ${alg}`);
  }
}
