// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inGroups } from '../src/load/groups.js';
import { Pair } from '../src/load/pair.js';
import { Pace, Saturation } from '../src/load/drivers.js';
import { numberIn, payload, PAYLOAD_BYTES } from '../src/wire/payload.js';

/** Two links with nothing between them: what is sent waits until the test delivers it. */
function directPair() {
  const wire = [];
  const faults = [];
  const receiver = {};
  const pair = new Pair([{ send: (n) => wire.push(n) }, receiver], (fault) => faults.push(fault));
  return { pair, wire, faults, deliver: () => receiver.onArrival(wire.shift()) };
}

describe('a payload', () => {
  it('is a description of exactly 200 bytes that carries its number', () => {
    for (const n of [1, 99, 1_234_567_890]) {
      assert.equal(Buffer.byteLength(payload(n)), PAYLOAD_BYTES);
      assert.equal(numberIn(`{"cursor":"1-2","description":${payload(n)}}`), n);
      assert.equal(JSON.parse(payload(n)).type, 'offer');
    }
  });

  it('is not seen where there is none', () => {
    assert.equal(numberIn('{"type":"ack","id":3}'), -1);
  });
});

describe('a pair', () => {
  it('counts what arrives in order', () => {
    const { pair, faults, deliver } = directPair();
    pair.send();
    pair.send();
    deliver();
    assert.equal(pair.onTheWay, 1);
    deliver();
    assert.deepEqual([pair.arrived, pair.onTheWay, faults], [2, 0, []]);
  });

  it('finds a payload that is lost, comes twice or overtakes another', () => {
    for (const [order, fault] of [
      [[1, 3], 'payload 3 came after 1'],
      [[1, 1], 'payload 1 came after 1'],
      [[2], 'payload 2 came after 0'],
    ]) {
      const { pair, faults } = directPair();
      order.forEach((n) => pair.receiver.onArrival(n));
      assert.deepEqual(faults, [fault]);
    }
  });
});

describe('saturation', () => {
  it('keeps the window full until it is stopped, and then lets it drain', () => {
    const { pair, deliver } = directPair();
    const load = new Saturation([pair], { window: 3 });
    assert.equal(pair.onTheWay, 3);
    deliver();
    deliver();
    assert.deepEqual([pair.onTheWay, load.arrived], [3, 2]);
    load.stop();
    deliver();
    deliver();
    deliver();
    assert.deepEqual([pair.onTheWay, load.arrived], [0, 5]);
  });
});

describe('a pace', () => {
  it('sends what is due, to all pairs in turn', () => {
    const [one, other] = [directPair(), directPair()];
    const load = new Pace([one.pair, other.pair], { rate: 1e-9 });
    load.stop();
    load.sendWhatIsDue(3.9);
    assert.deepEqual([one.pair.sent, other.pair.sent], [2, 1]);
    load.sendWhatIsDue(4.1);
    assert.deepEqual([one.pair.sent, other.pair.sent], [2, 2]);
  });

  it('does not drown a server that cannot keep up, and makes up for it', () => {
    const { pair, deliver } = directPair();
    const load = new Pace([pair], { rate: 1e-9 });
    load.stop();
    load.sendWhatIsDue(1000);
    assert.equal(pair.sent, 200);
    deliver();
    load.sendWhatIsDue(1000);
    assert.equal(pair.sent, 201);
  });
});

describe('groups', () => {
  it('never do more at once than they may, and do all', async () => {
    let now = 0;
    let most = 0;
    const done = [];
    await inGroups(20, 4, async (i) => {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setImmediate(resolve));
      now--;
      done.push(i);
    });
    assert.deepEqual([most, done.length, new Set(done).size], [4, 20, 20]);
  });
});
