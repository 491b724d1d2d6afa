// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { bars } from '../src/rolling/bars.js';
import { Caller } from '../src/rolling/load/caller.js';
import { Lane } from '../src/rolling/load/lane.js';
import { Tally } from '../src/rolling/load/tally.js';
import { parse } from '../src/rolling/options.js';
import { tables } from '../src/rolling/report/tables.js';

describe('a lane', () => {
  /** What a tally counts when so many are sent and these arrive. */
  function counted(sent, arrivals) {
    const tally = new Tally();
    const receiver = {};
    const lane = new Lane({ send: () => {} }, receiver, tally);
    for (let n = 0; n < sent; n++) {
      lane.send();
    }
    arrivals.forEach((n) => receiver.onArrival(n));
    return [tally.arrived, lane.onTheWay, tally.duplicated, tally.outOfOrder];
  }

  it('finds nothing where each payload comes once and in order', () => {
    assert.deepEqual(counted(3, [1, 2, 3]), [3, 0, 0, 0]);
  });

  it('tells what is lost from what comes twice and what is overtaken', () => {
    assert.deepEqual(counted(3, [1, 3]), [2, 1, 0, 0]);
    assert.deepEqual(counted(2, [1, 1, 2, 1]), [2, 0, 2, 0]);
    assert.deepEqual(counted(3, [1, 3, 2]), [3, 0, 0, 1]);
    assert.deepEqual(counted(3, [1, 3, 2, 2]), [3, 0, 1, 1]);
  });
});

describe('a tally', () => {
  it('counts what happens to a link, and what has happened since a moment', () => {
    const tally = new Tally();
    const link = tally.hear({ acknowledged: 5 });
    link.onClose(1012);
    const since = tally.begin();
    link.onClose(1012);
    link.onClose(1006);
    link.onClose(4410);
    link.onRefusal(new Error('Unexpected server response: 503'));
    link.onRefusal(new Error('connect ECONNREFUSED'));
    link.onReturn({ lastId: 5 });
    link.onReturn({ lastId: 4 });
    link.onResync();
    tally.fail('why');
    const found = since();
    assert.deepEqual(
      [found.told1012, found.closedOtherwise, found.refusedUnavailable, found.refusedOtherwise],
      [1, 1, 1, 1],
    );
    assert.deepEqual([found.returned, found.continued, found.resyncs, found.failures], [2, 1, 1, ['why']]);
  });
});

describe('a caller', () => {
  let server;
  let answers;
  const seen = [];
  const tally = new Tally();

  before(async () => {
    server = createServer((request, response) => {
      seen.push(request.headers['idempotency-key']);
      const { status, headers = {} } = answers.shift();
      if (status === 'none') {
        request.socket.destroy();
      } else {
        response.writeHead(status, headers).end('{}');
      }
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  after(() => {
    server.closeAllConnections();
    server.close();
  });

  const caller = () => new Caller({ gateway: `http://127.0.0.1:${server.address().port}`, client: {} }, tally);

  it('asks again after 503 and where there was no answer, with the same key', async () => {
    answers = [{ status: 503, headers: { 'retry-after': '0' } }, { status: 'none' }, { status: 502 }, { status: 201 }];
    const since = tally.begin();
    await caller().post('/v1/pairings', 'token', {});
    const { requests, retriedUnavailable, retriedBroken, failures } = since();
    assert.deepEqual([requests, retriedUnavailable, retriedBroken, failures], [1, 1, 2, []]);
    assert.deepEqual([seen.length, new Set(seen).size, typeof seen[0]], [4, 1, 'string']);
  });

  it('does not ask again where the answer is no, and counts that', async () => {
    answers = [{ status: 409 }];
    const since = tally.begin();
    await assert.rejects(caller().post('/v1/pairings/claim', 'token', {}), /409/);
    assert.equal(since().failures.length, 1);
  });
});

describe('the bars', () => {
  const roll = {
    service: 'signaling',
    lag: 2,
    replaced: [{ old: 'signaling-1', replacement: 'signaling-3', startMs: 4000, stopMs: 7000, killed: false }],
    lost: 0,
    requests: 10,
    retriedUnavailable: 1,
    retriedBroken: 0,
    told1012: 4,
    closedOtherwise: 0,
    refusedUnavailable: 1,
    refusedOtherwise: 0,
    returned: 4,
    continued: 4,
    resyncs: 0,
    sent: 20,
    arrived: 20,
    duplicated: 0,
    outOfOrder: 0,
    pairings: 2,
    longestUnderWay: 3100,
    longestAway: 3000,
    failures: [],
  };
  const unmet = (changes, atTheEnd = []) =>
    bars([roll, { ...roll, ...changes }], atTheEnd)
      .filter(({ met }) => !met)
      .map(({ found }) => found);

  it('are met where clients only did what the protocol says', () => {
    assert.deepEqual(unmet({}), []);
  });

  it('are missed by anything else', () => {
    for (const name of [
      'lost',
      'duplicated',
      'outOfOrder',
      'resyncs',
      'closedOtherwise',
      'retriedBroken',
      'refusedOtherwise',
    ]) {
      assert.deepEqual(unmet({ [name]: 2 }), [2], name);
    }
    assert.deepEqual(unmet({ continued: 3 }), [1]);
    assert.deepEqual(unmet({ failures: ['why'] }), [1]);
    assert.deepEqual(unmet({}, ['why']), [1]);
    assert.deepEqual(unmet({ replaced: [{ ...roll.replaced[0], killed: true }] }), [1]);
  });

  it('have a table, and so has what clients saw', () => {
    const all = tables({ rolls: [roll], bars: bars([roll], []) });
    assert.deepEqual(
      all.map(({ part }) => part),
      ['bars', 'clients', 'replicas'],
    );
    assert.match(all[1].text, /signaling-service, 2 s .* 4 of 4 .* 3\.0/);
    assert.match(all[2].text, / 4\.0 .* 7\.0 /);
  });
});

describe('the options', () => {
  it('have lags and delays of their own', () => {
    const { lags, delay, full } = parse(['--lags', '0,1.5', '--delay', '3'], '/checkout');
    assert.deepEqual([lags, delay, full], [[0, 1.5], 3, false]);
    assert.equal(parse([], '/checkout').full, true);
  });

  it('are refused in one sentence', () => {
    assert.throws(() => parse(['--lags', '0,'], '/checkout'), /--lags takes seconds/);
    assert.throws(() => parse(['--delay=-1'], '/checkout'), /--delay takes seconds/);
  });
});
