// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';

const TEXT = 'https://pair.example.com/#' + 'a'.repeat(120);
const PAUSE_MS = 50;

/** Somebody who has QR codes drawn all the time. */
export class Pictures {
  #running = true;

  constructor(caller, { atOnce }) {
    this.caller = caller;
    this.all = Array.from({ length: atOnce }, () => this.#again());
  }

  async #again() {
    while (this.#running) {
      // What has failed for good is counted where it failed.
      await this.#draw().catch(() => {});
      await sleep(PAUSE_MS);
    }
  }

  async #draw() {
    const headers = {
      authorization: `Bearer ${await this.caller.access('qr')}`,
      'content-type': 'application/json',
    };
    await this.caller.call('POST', '/v1/qr', { headers, body: JSON.stringify({ text: TEXT, format: 'png' }) });
  }

  async stop() {
    this.#running = false;
    await Promise.all(this.all);
  }
}
