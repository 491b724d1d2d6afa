// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';

/** Payloads of a pairing that comes and goes: as many as an offer, an answer and their candidates. */
const EACH_WAY = 10;
const BETWEEN_MS = 20;
/** A pairing of a second or two that has not come to its end by now never will. */
const PATIENCE_MS = 90_000;

/** Pairings that come and go all the time, `atOnce` of them: create, join, claim, join, frames both ways, bye. */
export class Passing {
  #running = true;

  constructor(pairings, tally, { atOnce }) {
    this.makes = pairings;
    this.tally = tally;
    this.all = Array.from({ length: atOnce }, () => this.#again());
  }

  async #again() {
    while (this.#running) {
      try {
        await this.#patiently();
        this.tally.pairings++;
      } catch (error) {
        this.tally.fail(`a new pairing: ${error.message}`);
      }
    }
  }

  #patiently() {
    let where = 'is being made';
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`it came to no end: it ${where}`)), PATIENCE_MS);
      const fail = (fault) => reject(new Error(fault));
      this.#one(fail, (now) => (where = now))
        .then(resolve, reject)
        .finally(() => clearTimeout(timer));
    });
  }

  async #one(fail, at) {
    const pairing = await this.makes.make(fail);
    at('talks');
    const talked = pairing.lanes.map(
      (lane) => new Promise((resolve) => (lane.onArrival = (n) => n === EACH_WAY && resolve())),
    );
    for (let n = 0; n < EACH_WAY; n++) {
      pairing.lanes.forEach((lane) => lane.send());
      await sleep(BETWEEN_MS);
    }
    await Promise.all(talked);
    at('ends');
    await this.makes.end(pairing);
  }

  /** Lets those that have begun come to their end. */
  async stop() {
    this.#running = false;
    await Promise.all(this.all);
  }
}
