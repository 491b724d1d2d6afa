// SPDX-License-Identifier: Apache-2.0
import { Agent } from 'node:http';
import { inGroups } from '../../load/groups.js';
import { clientForm, post } from '../../wire/http.js';
import { AccessTokens } from './access-tokens.js';

/** Each is a person with two devices: one shows the code, the other claims it. */
const PEOPLE = 1_000;
/** Those whose tokens are sent again and again. */
const REGULARS = 64;

/** Creates and claims, as many as are asked for; the codes of the first are what the second takes. */
export class Calls {
  #agent = new Agent({ keepAlive: true, maxSockets: 64 });
  #codes = [];
  #target;
  #tokens;
  #reused;

  constructor(target, tokens) {
    this.#target = target;
    this.#tokens = tokens;
  }

  static async at(target) {
    const calls = new Calls(target, undefined);
    const sample = await calls.#ask('user:bench-0');
    calls.#tokens = new AccessTokens(target.keys, sample.access_token);
    return calls;
  }

  async create(count, atOnce, fresh) {
    const access = this.#accessOf(fresh);
    await inGroups(count, atOnce, async (i) => {
      const { token } = await this.#send('/v1/pairings', access(i), {});
      this.#codes.push({ token, person: i });
    });
  }

  /** Takes codes that were created with tokens of the same kind: whose they are is in them. */
  async claim(count, atOnce, fresh) {
    const access = this.#accessOf(fresh);
    if (this.#codes.length < count) {
      throw new Error(`${count} codes are to be claimed, and there are ${this.#codes.length}`);
    }
    await inGroups(count, atOnce, async () => {
      const { token, person } = this.#codes.pop();
      await this.#send('/v1/pairings/claim', access(person), { token });
    });
  }

  async token(count, atOnce) {
    await inGroups(count, atOnce, (i) => this.#ask(`user:bench-${i % PEOPLE}`));
  }

  #accessOf(fresh) {
    if (fresh) {
      return (i) => this.#tokens.mint(`user:bench-${i % PEOPLE}`);
    }
    // They live as long as the service lets them: minted anew for each run.
    this.#reused = Array.from({ length: REGULARS }, (_, i) => this.#tokens.mint(`user:bench-${i}`));
    return (i) => this.#reused[i % REGULARS];
  }

  #ask(subject) {
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      scope: 'pairing:present pairing:scan',
      subject,
    });
    const { url, client } = this.#target;
    return post(this.#agent, url + '/oauth2/token', form.toString(), clientForm(client));
  }

  #send(path, access, body) {
    return post(this.#agent, this.#target.url + path, JSON.stringify(body), {
      'content-type': 'application/json',
      authorization: 'Bearer ' + access,
    });
  }
}
