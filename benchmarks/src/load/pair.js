// SPDX-License-Identifier: Apache-2.0
/** How many payloads one pair may have on their way; more would overwrite the times at which they left. */
const RING = 8192;

/** A sender and a receiver. What arrives must be what was sent: each payload once and in order. */
export class Pair {
  sent = 0;
  arrived = 0;
  opened = false;
  /** Told how long each payload took, in ms. */
  onArrival = () => {};
  #sentAt = new Float64Array(RING);

  constructor([sender, receiver], onFault) {
    this.sender = sender;
    this.receiver = receiver;
    this.onFault = onFault;
    sender.onFault = onFault;
    receiver.onFault = onFault;
    receiver.onArrival = (n) => this.#take(n);
  }

  send() {
    const n = ++this.sent;
    this.#sentAt[n % RING] = performance.now();
    this.sender.send(n);
  }

  #take(n) {
    if (n !== this.arrived + 1) {
      this.onFault(`payload ${n} came after ${this.arrived}`);
    }
    this.arrived = n;
    this.onArrival(performance.now() - this.#sentAt[n % RING]);
  }

  get onTheWay() {
    return this.sent - this.arrived;
  }

  async open() {
    this.opened = true;
    await Promise.all([this.sender.open(), this.receiver.open()]);
  }

  /** Ends both connections as each server's clients do. */
  async close() {
    await Promise.all([this.sender.finish(), this.receiver.finish()]);
  }
}
