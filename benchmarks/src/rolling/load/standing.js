// SPDX-License-Identifier: Apache-2.0
import { inGroups } from '../../load/groups.js';
import { until } from '../../load/until.js';

const AT_ONCE = 8;
/** Every so many of the standing pairings is watched by a backend, with calls that wait for a change. */
const WATCHED = 5;
const ARRIVAL_MS = 60_000;

/** Pairings that stand and talk steadily, both ways, at a fixed rate. */
export class Standing {
  pairings = [];
  #turn = 0;
  #running = true;

  constructor(pairings, caller, tally, { pairs, rate }) {
    this.makes = pairings;
    this.caller = caller;
    this.tally = tally;
    this.count = pairs;
    this.rate = rate;
  }

  async open() {
    await inGroups(this.count, AT_ONCE, async () => {
      this.pairings.push(await this.makes.make((fault) => this.tally.fail(`a standing pairing: ${fault}`)));
    });
    this.lanes = this.pairings.flatMap(({ lanes }) => lanes);
    this.watchers = this.pairings.filter((_, i) => i % WATCHED === 0).map((pairing) => this.#watch(pairing));
    this.talk();
  }

  /** All lanes in turn, so many payloads a second together. */
  talk() {
    let sent = 0;
    const startedAt = performance.now();
    this.timer = setInterval(() => {
      for (const due = ((performance.now() - startedAt) * this.rate) / 1000; sent < due; sent++) {
        this.lanes[this.#turn++ % this.lanes.length].send();
      }
    }, 2);
  }

  async #watch({ id, peerToken }) {
    let etag = '""';
    while (this.#running) {
      const wait = { 'if-none-match': etag, prefer: 'wait=25' };
      // What has failed for good is counted where it failed.
      const answer = await this.caller.get(`/v1/pairings/${id}`, peerToken, wait).catch(() => undefined);
      etag = answer?.etag ?? etag;
    }
  }

  /** Stops talking and waits until all has arrived; gives how many payloads never did. */
  async rest() {
    clearInterval(this.timer);
    const left = () => this.lanes.reduce((sum, lane) => sum + lane.onTheWay, 0);
    await until(
      () => left() === 0,
      ARRIVAL_MS,
      () => '',
    ).catch(() => {});
    return left();
  }

  /** Ends them all; nobody talks any more. */
  async close() {
    clearInterval(this.timer);
    this.#running = false;
    await inGroups(this.pairings.length, AT_ONCE, (i) => this.makes.end(this.pairings[i]));
    await Promise.all(this.watchers);
  }
}
