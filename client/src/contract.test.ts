// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import table from '../../contract/errors.json' with { type: 'json' };
import { ownCodes } from './problem.js';
import { comesBack } from './rest/problem-details.js';
import { AGAIN } from './signaling/delivery.js';
import { finalReason } from './signaling/close-codes.js';
import { CALLERS_FAULT } from './scan/scanner.js';
import { GONE } from './present/presentation.js';

const codes = new Set(table.errors.map(({ code }) => code));
const withClose = table.errors.filter(({ close }) => close !== null);

describe('the contract’s error table', () => {
  it.each([...AGAIN, ...CALLERS_FAULT, ...GONE])('knows %s, which the client treats in its own way', (code) => {
    expect(codes).toContain(code);
  });

  it.each(table.errors.filter(({ status }) => status !== null))('says whether $code comes back', ({ code, retry }) => {
    expect(comesBack(code)).toBe(retry);
  });

  it.each(withClose)('says whether to come back after $close ($code)', ({ close, retry, code }) => {
    expect(finalReason(close ?? 0)).toBe(retry ? undefined : code);
  });

  it('has none of the client’s own codes', () => {
    expect(ownCodes.filter((code) => codes.has(code))).toEqual([]);
  });

  it.each([1001, 1005, 1006, 1011, 1012, 1013, 4408, 4429])('comes back after %d', (close) => {
    expect(finalReason(close)).toBeUndefined();
  });
});
