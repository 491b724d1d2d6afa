// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { Gate } from './gate.js';

it('holds back what is told until it opens, in order', () => {
  const gate = new Gate(false);
  const told: number[] = [];
  gate.pass(() => told.push(1));
  gate.pass(() => told.push(2));
  expect(told).toEqual([]);
  gate.open();
  gate.pass(() => told.push(3));
  gate.open();
  expect(told).toEqual([1, 2, 3]);
});
