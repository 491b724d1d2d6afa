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

/** At a fixed rate, whatever arrives: `rate` payloads a second, over all pairs in turn. */
export class Pace extends Driver {
  #sent = 0;
  #startedAt = performance.now();

  constructor(pairs, { rate }) {
    super(pairs);
    this.timer = setInterval(() => this.#sendWhatIsDue(rate), 1);
  }

  #sendWhatIsDue(rate) {
    const due = Math.floor(((performance.now() - this.#startedAt) * rate) / 1000);
    while (this.#sent < due) {
      this.pairs[this.#sent++ % this.pairs.length].send();
    }
  }

  stop() {
    clearInterval(this.timer);
  }
}
