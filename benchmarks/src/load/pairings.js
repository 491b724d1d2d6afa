// SPDX-License-Identifier: Apache-2.0
import { QrtcLink } from '../wire/qrtc.js';
import { PairingApi } from '../wire/pairing-api.js';
import { sourceAddress } from '../wire/socket.js';

/** Payloads of a whole pairing: an offer, an answer and nine candidates each way, as far as size goes. */
const EACH_WAY = 10;

/** Whole pairings, `atOnce` at a time until it is stopped: create, join, claim, join, 20 frames, bye. */
export class Pairings {
  finished = 0;
  #running = true;
  #next = 0;

  constructor(target, atOnce) {
    this.target = target;
    this.api = PairingApi.of(target);
    this.ended = Promise.all(Array.from({ length: atOnce }, () => this.#again()));
    // Looked at when somebody asks how far it is.
    this.ended.catch((failure) => (this.failure = failure));
  }

  async #again() {
    while (this.#running) {
      await this.#one(this.#next++);
      this.finished++;
    }
  }

  async #one(index) {
    const access = await this.api.access();
    const created = await this.api.post(index, '/v1/pairings', access, {});
    const presenter = this.#link(index, 0, created.peerToken);
    await presenter.open();
    const paired = new Promise((resolve) => (presenter.onControl = ({ type }) => type === 'paired' && resolve()));
    const claimed = await this.api.post(index + 1, '/v1/pairings/claim', access, { token: created.token });
    const scanner = this.#link(index, 1, claimed.peerToken);
    await Promise.all([scanner.open(), paired]);
    await talk(presenter, scanner);
    const scannerGone = new Promise((resolve) => scanner.socket.once('close', resolve));
    scanner.closing = true;
    await presenter.finish();
    await scannerGone;
  }

  #link(index, role, token) {
    const { urls } = this.target;
    const link = new QrtcLink(urls[(index + role) % urls.length], token, sourceAddress(2 * index + role));
    link.onFault = (fault) => (this.failure ??= new Error(fault));
    return link;
  }

  async stop() {
    this.#running = false;
    await this.ended;
  }
}

// The scanner answers when the first has come, as a browser does.
function talk(presenter, scanner) {
  return new Promise((resolve) => {
    let left = 2 * EACH_WAY;
    const arrived = () => {
      if (--left === 0) {
        resolve();
      }
    };
    presenter.onArrival = arrived;
    scanner.onArrival = (n) => {
      if (n === 1) {
        sendAll(scanner);
      }
      arrived();
    };
    sendAll(presenter);
  });
}

function sendAll(link) {
  for (let i = 0; i < EACH_WAY; i++) {
    link.send();
  }
}
