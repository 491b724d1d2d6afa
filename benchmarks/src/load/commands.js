// SPDX-License-Identifier: Apache-2.0
import { inGroups } from './groups.js';
import { Pace, Saturation } from './drivers.js';
import { Pairings } from './pairings.js';
import { Pair } from './pair.js';
import { until } from './until.js';

const wires = {
  qrtc: () => import('../wire/qrtc.js'),
  socketio: () => import('../wire/socketio.js'),
  peerjs: () => import('../wire/peerjs.js'),
  ws: () => import('../wire/ws.js'),
};
const drivers = { saturation: Saturation, pace: Pace };

let pairings;

/** The pairs by the name of the server they talk to. */
const pairs = new Map();
const faults = [];
let driver;

function pairsOf(server) {
  return pairs.get(server) ?? [];
}

function linksOf(server) {
  return pairsOf(server).flatMap(({ sender, receiver }) => [sender, receiver]);
}

function check() {
  if (faults.length > 0) {
    throw new Error(`${faults.length} faults, such as: ${faults.slice(0, 3).join('; ')}`);
  }
}

export const commands = {
  /** Makes pairs `first` to `first + count - 1`; they are not connected yet. */
  async make({ server, wire, target, first, count, atOnce = 16 }) {
    const { makePair } = await wires[wire]();
    const made = pairsOf(server);
    pairs.set(server, made);
    await inGroups(count, atOnce, async (i) => {
      const name = `${server}-${first + i}`;
      made.push(new Pair(await makePair(target, name, first + i), (fault) => faults.push(`${name}: ${fault}`)));
    });
  },

  /** Connects what was made and is not connected yet. */
  async connect({ server, atOnce = 16 }) {
    const waiting = pairsOf(server).filter((pair) => !pair.opened);
    await inGroups(waiting.length, atOnce, (i) => waiting[i].open());
    check();
    return 2 * waiting.length;
  },

  drive({ server, how, ...parameters }) {
    check();
    driver = new drivers[how](pairsOf(server), parameters);
  },

  record() {
    driver.latencies = [];
    driver.recording = true;
  },

  count() {
    check();
    return driver.arrived;
  },

  /** How often links came back, were told that continuity was lost, and found the other's mailbox full, so far. */
  troubles({ server }) {
    const links = linksOf(server);
    const sum = (trouble) => links.reduce((all, link) => all + (link[trouble] ?? 0), 0);
    return { reconnections: sum('reconnections'), resyncs: sum('resyncs'), fullMailboxes: sum('fullMailboxes') };
  },

  /** Stops sending and waits until everything has arrived; gives the latencies that were recorded. */
  async rest() {
    const resting = driver;
    resting.recording = false;
    resting.stop();
    const left = () => resting.pairs.reduce((sum, pair) => sum + pair.onTheWay, 0);
    await until(
      () => left() === 0,
      20_000,
      () => `${left()} payloads never arrived; ${faults.slice(0, 3)}`,
    );
    check();
    return resting.latencies;
  },

  /** Every pair sends some payloads, one after another; gives how many arrived. */
  async exchange({ server, rounds }) {
    const all = pairsOf(server);
    const arrived = () => all.reduce((sum, pair) => sum + pair.arrived, 0);
    const before = arrived();
    for (let round = 1; round <= rounds; round++) {
      all.forEach((pair) => pair.send());
      const awaited = before + round * all.length;
      await until(
        () => arrived() === awaited,
        60_000,
        () => `${awaited - arrived()} payloads never arrived; ${faults.slice(0, 3)}`,
      );
    }
    check();
    return arrived() - before;
  },

  connectedTo({ server, url }) {
    return linksOf(server).filter((link) => link.url === url).length;
  },

  /** How many of the links to `url` have come back. */
  resumed({ server, url }) {
    check();
    return linksOf(server).filter((link) => link.url === url && link.reconnections > 0 && link.ready).length;
  },

  /**
   * Of the links to `url` that came back: how many found all that the server had acknowledged to them and were told of no
   * resync, and how many did not. `others` came back although they are elsewhere.
   */
  returns({ server, url }) {
    const returned = linksOf(server).filter((link) => link.reconnections > 0);
    const lost = returned.filter((link) => link.url === url);
    const complete = lost.filter((link) => link.returnedComplete && link.resyncs === 0).length;
    return { complete, incomplete: lost.length - complete, others: returned.length - lost.length };
  },

  pairings({ target, atOnce }) {
    pairings = new Pairings(target, atOnce);
  },

  pairingsCount() {
    if (pairings.failure !== undefined) {
      throw pairings.failure;
    }
    return pairings.finished;
  },

  pairingsStop() {
    return pairings.stop();
  },

  async close({ server, atOnce = 64 }) {
    const closing = pairsOf(server);
    pairs.delete(server);
    await inGroups(closing.length, atOnce, (i) => closing[i].close());
  },
};
