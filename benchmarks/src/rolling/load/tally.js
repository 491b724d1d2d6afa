// SPDX-License-Identifier: Apache-2.0
/** Everything that clients saw, counted; what happens between two looks is a difference. */
const COUNTED = [
  'requests',
  'retriedUnavailable',
  'retriedBroken',
  'told1012',
  'closedOtherwise',
  'refusedUnavailable',
  'refusedOtherwise',
  'returned',
  'continued',
  'resyncs',
  'sent',
  'arrived',
  'duplicated',
  'outOfOrder',
  'pairings',
];

export class Tally {
  failures = [];
  /** The longest time since the last `begin` that a frame was under way, and that a link was without a connection, in ms. */
  longestUnderWay = 0;
  longestAway = 0;

  constructor() {
    for (const name of COUNTED) {
      this[name] = 0;
    }
  }

  /** Nobody gets any further by what the protocol says. */
  fail(what) {
    this.failures.push(what);
  }

  /** From now on; gives a function that says what has happened since. */
  begin() {
    const before = Object.fromEntries(COUNTED.map((name) => [name, this[name]]));
    const failed = this.failures.length;
    this.longestUnderWay = 0;
    this.longestAway = 0;
    return () => ({
      ...Object.fromEntries(COUNTED.map((name) => [name, this[name] - before[name]])),
      longestUnderWay: this.longestUnderWay,
      longestAway: this.longestAway,
      failures: this.failures.slice(failed),
    });
  }

  /** Listens to a link. */
  hear(link) {
    let closedAt;
    link.onClose = (code) => {
      closedAt = performance.now();
      if (code === 1012) {
        this.told1012++;
      } else if (code !== 1000 && code !== 4410) {
        this.closedOtherwise++;
      }
    };
    link.onRefusal = ({ message }) => {
      if (/ 503$/.test(message)) {
        this.refusedUnavailable++;
      } else {
        this.refusedOtherwise++;
      }
    };
    link.onReturn = ({ lastId }) => {
      this.longestAway = Math.max(this.longestAway, performance.now() - closedAt);
      this.returned++;
      if (lastId >= link.acknowledged) {
        this.continued++;
      }
    };
    link.onResync = () => this.resyncs++;
    return link;
  }
}
