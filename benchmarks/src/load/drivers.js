// SPDX-License-Identifier: Apache-2.0
// What makes pairs send. Each driver counts what arrived while it drove, and keeps the latencies when it is asked to.

class Driver {
  arrived = 0;
  latencies = [];
  recording = false;

  constructor(pairs) {
    this.pairs = pairs;
    for (const pair of pairs) {
      pair.onArrival = (took) => {
        this.arrived++;
        if (this.recording) {
          this.latencies.push(took);
        }
        this.again(pair);
      };
    }
  }

  again() {}
}

/** As fast as it goes: each pair always has `window` payloads on their way. */
export class Saturation extends Driver {
  running = true;

  constructor(pairs, { window }) {
    super(pairs);
    for (const pair of pairs) {
      for (let i = 0; i < window; i++) {
        pair.send();
      }
    }
  }

  again(pair) {
    if (this.running) {
      pair.send();
    }
  }

  stop() {
    this.running = false;
  }
}

/** How many payloads a pair may have on their way at a fixed rate: our mailboxes hold 256, and nobody is to be drowned. */
const MOST_ON_THE_WAY = 200;

/**
 * At a fixed rate, whatever arrives: `rate` payloads a second, over all pairs in turn. A server that cannot keep up gets
 * what is due when it has room again; its rate of arrivals then tells.
 */
export class Pace extends Driver {
  #sent = 0;
  #turn = 0;
  #startedAt = performance.now();

  constructor(pairs, { rate }) {
    super(pairs);
    this.timer = setInterval(() => this.sendWhatIsDue(((performance.now() - this.#startedAt) * rate) / 1000), 1);
  }

  sendWhatIsDue(due) {
    for (let full = 0; this.#sent < Math.floor(due) && full < this.pairs.length;) {
      const pair = this.pairs[this.#turn++ % this.pairs.length];
      if (pair.onTheWay < MOST_ON_THE_WAY) {
        pair.send();
        this.#sent++;
        full = 0;
      } else {
        full++;
      }
    }
  }

  stop() {
    clearInterval(this.timer);
  }
}
