// SPDX-License-Identifier: Apache-2.0
/** One direction between two peers: each payload that is sent must arrive once and in order. */
export class Lane {
  #sent = 0;
  #last = 0;
  #missing = new Set();
  #sentAt = new Map();

  constructor(sender, receiver, tally) {
    this.sender = sender;
    this.tally = tally;
    receiver.onArrival = (n) => this.#take(n);
  }

  send() {
    this.#sentAt.set(++this.#sent, performance.now());
    this.tally.sent++;
    this.sender.send();
  }

  #take(n) {
    if (n > this.#last) {
      for (let skipped = this.#last + 1; skipped < n; skipped++) {
        this.#missing.add(skipped);
      }
      this.#last = n;
      this.#arrived(n);
    } else if (this.#missing.delete(n)) {
      this.tally.outOfOrder++;
      this.#arrived(n);
    } else {
      this.tally.duplicated++;
    }
  }

  #arrived(n) {
    this.tally.arrived++;
    const took = performance.now() - this.#sentAt.get(n);
    this.#sentAt.delete(n);
    this.tally.longestUnderWay = Math.max(this.tally.longestUnderWay, took);
    this.onArrival(n);
  }

  /** Called with each payload when it has arrived for the first time. */
  onArrival = () => {};

  /** Payloads that have not arrived (yet). */
  get onTheWay() {
    return this.#sentAt.size;
  }
}
