// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cpuSecondsIn, stopwatch } from '../src/figures/cpu.js';
import { residentKib, residentKibIn } from '../src/figures/memory.js';
import { pairedRatio } from '../src/figures/ratio.js';
import { median, medians, percentile } from '../src/figures/statistics.js';

describe('CPU time', () => {
  const after = 'S 1 4711 4711 0 -1 4194304 1000 0 0 0 1234 66 0 0 20 0 30 0 100 1000000 500';

  it('is user and system time in seconds', () => {
    assert.equal(cpuSecondsIn(`4711 (java) ${after}`), 13);
  });

  it('is found behind a name with spaces and parentheses', () => {
    assert.equal(cpuSecondsIn(`4711 (a) b (c d) ${after}`), 13);
  });

  it('of this process is what it has worked', () => {
    const used = stopwatch({ me: [process.pid] });
    const before = process.cpuUsage();
    let worked = 0;
    while (worked < 0.3) {
      const { user, system } = process.cpuUsage(before);
      worked = (user + system) / 1e6;
    }
    const { me } = used();
    assert.ok(Math.abs(me - worked) < 0.1, `${me} s, and not ${worked} s`);
  });
});

describe('resident memory', () => {
  it('is read in KiB', () => {
    assert.equal(residentKibIn('Name:\tjava\nVmHWM:\t  99 kB\nVmRSS:\t  142336 kB\nThreads:\t30\n'), 142_336);
  });

  it('of a process that has ended is an error', () => {
    assert.throws(() => residentKibIn('Name:\tjava\nState:\tZ (zombie)\n'), /has ended/);
  });

  it('of this process is plausible', () => {
    const kib = residentKib([process.pid]);
    assert.ok(kib > 10_000 && kib < 10_000_000, String(kib));
  });
});

describe('statistics', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);

  it('takes percentiles by the nearest rank', () => {
    assert.equal(percentile(hundred, 0.5), 50);
    assert.equal(percentile(hundred, 0.99), 99);
    assert.equal(percentile(hundred, 1), 100);
    assert.equal(percentile([7], 0.99), 7);
    assert.ok(Number.isNaN(percentile([], 0.5)));
  });

  it('sorts as numbers', () => {
    assert.equal(percentile([9, 10, 100], 0.5), 10);
  });

  it('takes the middle of an odd number and the mean of two otherwise', () => {
    assert.equal(median([3, 1, 2]), 2);
    assert.equal(median([4, 1, 2, 3]), 2.5);
  });

  it('takes the median of each member', () => {
    assert.deepEqual(
      medians([
        { a: 1, b: 9 },
        { a: 3, b: 7 },
        { a: 2, b: 8 },
      ]),
      { a: 2, b: 8 },
    );
  });
});

describe('a paired ratio', () => {
  const runs = (...values) => ({ runs: values.map((x) => ({ x })) });

  it('is the median of the ratios of the runs, not the ratio of medians', () => {
    assert.equal(pairedRatio(runs(10, 40, 60), runs(10, 10, 20), 'x'), 3);
  });

  it('is nothing where one was not measured', () => {
    assert.ok(Number.isNaN(pairedRatio(undefined, runs(1), 'x')));
  });
});
