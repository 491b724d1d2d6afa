// SPDX-License-Identifier: Apache-2.0
import { inGroups } from './groups.js';
import { Pace, Saturation } from './drivers.js';
import { Pair } from './pair.js';
import { until } from './until.js';

const wires = {
  qrtc: () => import('../wire/qrtc.js'),
  socketio: () => import('../wire/socketio.js'),
  peerjs: () => import('../wire/peerjs.js'),
  ws: () => import('../wire/ws.js'),
};
const drivers = { saturation: Saturation, pace: Pace };

/** The pairs by the name of the server they talk to. */
const pairs = new Map();
const faults = [];
let driver;

function pairsOf(server) {
  return pairs.get(server) ?? [];
}

function check() {
  if (faults.length > 0) {
    throw new Error(`${faults.length} faults, such as: ${faults.slice(0, 3).join('; ')}`);
  }
}

export const commands = {
  /** Connects pairs `first` to `first + count - 1`, `atOnce` at a time. */
  async open({ server, wire, target, first, count, atOnce = 16 }) {
    const { openPair } = await wires[wire]();
    const opened = pairsOf(server);
    await inGroups(count, atOnce, async (i) => {
      const name = `${server}-${first + i}`;
      const pair = new Pair(await openPair(target, name, first + i), (fault) => faults.push(`${name}: ${fault}`));
      opened.push(pair);
    });
    pairs.set(server, opened);
    return opened.length;
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

  /** Stops sending and waits until everything has arrived; gives the latencies that were recorded. */
  async rest() {
    const resting = driver;
    resting.recording = false;
    resting.stop();
    const left = () => resting.pairs.reduce((sum, pair) => sum + pair.onTheWay, 0);
    await until(() => left() === 0, 15_000, () => `${left()} payloads never arrived`);
    check();
    return resting.latencies;
  },

  close({ server }) {
    for (const pair of pairsOf(server)) {
      pair.close();
    }
    pairs.delete(server);
  },
};
