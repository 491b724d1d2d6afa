// SPDX-License-Identifier: Apache-2.0
// REST calls as our documentation tells callers to make them: after 503 again, when Retry-After says; after an answer that never
// came again where that is harmless (a read, or the same Idempotency-Key); all with a random part, and not for ever.
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { clientForm } from '../../wire/http.js';

const PATIENCE_MS = 60_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 3_000;
const TOKEN_LIFE_MS = 60_000;

export class Caller {
  #agent = new Agent({ keepAlive: true, maxSockets: 256 });
  #tokens = new Map();

  constructor({ gateway, client }, tally) {
    this.gateway = gateway;
    this.client = client;
    this.tally = tally;
  }

  /** A user's access token with these scopes, asked for anew once a minute. */
  access(scope) {
    const known = this.#tokens.get(scope);
    if (known !== undefined && Date.now() - known.askedAt < TOKEN_LIFE_MS) {
      return known.token;
    }
    const form = new URLSearchParams({ grant_type: 'client_credentials', scope, subject: 'user:bench' });
    const token = this.call('POST', '/oauth2/token', { headers: clientForm(this.client), body: form.toString() }).then(
      ({ body }) => JSON.parse(body).access_token,
    );
    this.#tokens.set(scope, { token, askedAt: Date.now() });
    token.catch(() => this.#tokens.delete(scope));
    return token;
  }

  /** POST of JSON that has its effect once, however often it is sent. */
  async post(path, access, body) {
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${access}`,
      'idempotency-key': randomUUID(),
    };
    const answer = await this.call('POST', path, { headers, body: JSON.stringify(body) });
    return JSON.parse(answer.body);
  }

  get(path, access, headers = {}) {
    return this.call('GET', path, { headers: { ...headers, authorization: `Bearer ${access}` } });
  }

  /** An answer of success or 304; every call that is made here may be repeated. Fails where nothing helps. */
  async call(method, path, { headers, body = '' }) {
    this.tally.requests++;
    const deadline = Date.now() + PATIENCE_MS;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      const answer = await this.#once(method, path, headers, body).catch((error) => ({ error }));
      const { status, error } = answer;
      if (status < 300 || status === 304) {
        return answer;
      }
      const what = `${method} ${path.replace(/[\w-]{16,}/, '...')}: ${error?.message ?? `${status} ${answer.body}`}`;
      if (Date.now() > deadline || (error === undefined && status !== 502 && status !== 503)) {
        this.tally.fail(what);
        throw new Error(what);
      }
      if (status === 503) {
        this.tally.retriedUnavailable++;
      } else {
        this.tally.retriedBroken++;
      }
      await sleep(Number(answer.retryAfter ?? 0) * 1000 + pause * (0.5 + Math.random()));
    }
  }

  #once(method, path, headers, body) {
    return new Promise((resolve, reject) => {
      const length = method === 'GET' ? {} : { 'content-length': Buffer.byteLength(body) };
      const call = request(
        this.gateway + path,
        { method, agent: this.#agent, headers: { ...headers, ...length } },
        (response) => {
          let text = '';
          response.setEncoding('latin1');
          response.on('data', (part) => (text += part));
          response.on('error', reject);
          response.on('aborted', () => reject(new Error('the answer broke off')));
          response.on('end', () =>
            resolve({
              status: response.statusCode,
              etag: response.headers.etag,
              retryAfter: response.headers['retry-after'],
              body: text,
            }),
          );
        },
      );
      call.on('error', reject);
      call.end(body);
    });
  }
}
