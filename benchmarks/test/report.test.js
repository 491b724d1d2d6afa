// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from '../src/options.js';
import { figure, table } from '../src/report/markdown.js';
import { marginal, tables } from '../src/report/tables.js';

describe('the options', () => {
  it('of a run that may be published change nothing but the number of runs', () => {
    const full = (...args) => parse(args, '/checkout').full;
    assert.equal(full(), true);
    assert.equal(full('--runs', '5'), true);
    assert.equal(full('--runs', '1'), false);
    assert.equal(full('--quick'), false);
    assert.equal(full('--only', 'relay'), false);
    assert.equal(full('--java', 'signaling:-Xmx1g'), false);
    assert.equal(full('--home', '/other'), false);
  });

  it('say what they take', () => {
    assert.throws(() => parse(['--only', 'relays'], '.'), /--only takes some of relay, latency/);
    assert.throws(() => parse(['--runs', 'many'], '.'), /--runs takes a number above 0/);
  });
});

describe('the tables', () => {
  it('line up', () => {
    assert.equal(
      table(
        ['what', 'a'],
        [
          ['x', '1,000'],
          ['longer', '2'],
        ],
      ),
      ['| what   |     a |', '|--------|------:|', '| x      | 1,000 |', '| longer |     2 |'].join('\n'),
    );
  });

  it('write figures as people read them', () => {
    assert.deepEqual([figure(12345.6), figure(1.005, 1), figure(NaN)], ['12,346', '1.0', '-']);
  });

  it('compare with socket.io run by run', () => {
    const of = (...values) => ({
      framesPerServiceCpuSecond: values[0],
      runs: values.map((framesPerServiceCpuSecond) => ({ framesPerServiceCpuSecond })),
    });
    const [{ text }] = tables({ relay: { qrtc: of(30_000, 40_000, 20_000), socketio: of(20_000, 20_000, 20_000) } });
    assert.match(text, /qrtc, 2 replicas, durable\s+\|\s+30,000 \|\s+1\.50 \|/);
  });

  it('tell what the later connections cost', () => {
    const steps = [
      { connections: 100, kibAConnection: 20 },
      { connections: 200, kibAConnection: 15 },
    ];
    assert.equal(marginal(steps), 10);
  });
});
