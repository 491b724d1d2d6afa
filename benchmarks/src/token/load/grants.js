// SPDX-License-Identifier: Apache-2.0
// Keycloak's device authorization grant (RFC 8628), step by step.
import { Agent } from 'node:http';
import { inGroups } from '../../load/groups.js';
import { post } from '../../wire/http.js';
import { Browser } from '../keycloak/browser.js';
import { credentials } from '../keycloak/clients.js';

const GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** The grants of one client. */
export class Grants {
  #agent = new Agent({ keepAlive: true, maxSockets: 64 });
  #started = [];
  #approved = [];
  #realm;
  #client;
  #credentials;
  #browsers;

  /** `realm` is the realm's URL. */
  constructor(realm, client, browsers) {
    this.#realm = realm;
    this.#client = client;
    this.#credentials = credentials(client, realm);
    this.#browsers = browsers;
  }

  /** Of each client in `target`, by its name. */
  static of({ realm, clients, users }) {
    const browsers = users.map((user) => new Browser(user));
    const of = ([name, client]) => [name, new Grants(realm, client, browsers)];
    return Object.fromEntries(Object.entries(clients).map(of));
  }

  async start(count, atOnce) {
    const { scope } = this.#client;
    await inGroups(count, atOnce, async () => {
      this.#started.push(await this.#post('/auth/device', scope === undefined ? {} : { scope }));
    });
  }

  /** Each user has one browser, which does one thing at a time. */
  async approve(count) {
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
      requireTokens(this.#client, await this.#post('/token', { grant_type: GRANT, device_code }));
    });
  }

  #post(path, form) {
    const { headers, members } = this.#credentials;
    const body = new URLSearchParams({ ...form, ...members() }).toString();
    return post(this.#agent, `${this.#realm}/protocol/openid-connect${path}`, body, { ...FORM, ...headers });
  }
}

// What is compared is what is meant: a slim grant is one ES256 signature, a usual one has all three tokens.
function requireTokens({ scope }, { access_token, refresh_token, id_token }) {
  const { alg } = JSON.parse(Buffer.from(access_token.split('.')[0], 'base64url').toString());
  const others = [refresh_token, id_token].filter((token) => token !== undefined).length;
  const [wantedAlg, wantedOthers] = scope === undefined ? ['ES256', 0] : ['RS256', 2];
  if (alg !== wantedAlg || others !== wantedOthers) {
    throw new Error(`Keycloak gives ${others} other tokens, and access tokens by ${alg}`);
  }
}
