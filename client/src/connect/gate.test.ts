// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { Check } from './check.js';
import { Gate } from './gate.js';

describe('the gate before a peer that is not trusted yet', () => {
  it('holds back what is told until it opens, in order', () => {
    const told: (number | string)[] = [];
    const gate = new Gate(false, () => told.push('opened'));
    gate.pass(() => told.push(1));
    gate.pass(() => told.push(2));
    expect(told).toEqual([]);
    gate.open();
    gate.pass(() => told.push(3));
    gate.open();
    expect(told).toEqual(['opened', 1, 2, 3]);
  });

  it('lets the check hear what comes before, and nobody else', () => {
    const read: unknown[] = [];
    const told: unknown[] = [];
    const gate = new Gate(false, () => undefined);
    const hear = (data: string): void => {
      gate.hear(data, () => told.push(data));
    };
    hear('before anything');
    gate.begin(() => ({ read: (data: unknown) => read.push(data) }) as unknown as Check);
    hear('commit');
    gate.open();
    hear('turn left');
    expect(read).toEqual(['commit']);
    expect(told).toEqual(['turn left']);
  });

  it('begins nothing where the peer is trusted', () => {
    const gate = new Gate(true, () => expect.unreachable());
    gate.begin(() => expect.unreachable());
    gate.open();
    expect(gate.isOpen).toBe(true);
  });
});
