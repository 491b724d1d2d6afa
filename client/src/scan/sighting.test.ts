// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { Sightings } from './sighting.js';

const OURS = 'a.b.c~AAECAwQFBgcICQoLDA0ODw';
const OTHER = 'a.b.d~AAECAwQFBgcICQoLDA0ODw';

describe('sightings', () => {
  it('give a code of ours', () => {
    expect(new Sightings().judge([OURS])).toMatchObject({ kind: 'code', text: OURS, code: { token: 'a.b.c' } });
  });

  it('take the same code seen twice as one', () => {
    expect(new Sightings().judge([OURS, OURS]).kind).toBe('code');
  });

  it.each([[[OURS, OTHER]], [[OURS, 'https://example.com']]])('never choose between several: %j', (texts) => {
    const sightings = new Sightings();
    expect(sightings.judge(texts)).toMatchObject({ kind: 'problem', problem: { code: 'several_codes' } });
    expect(sightings.judge(texts).kind).toBe('nothing');
    expect(sightings.judge([OURS]).kind).toBe('code');
  });

  it('tell of several codes again when they come back later', () => {
    const sightings = new Sightings();
    sightings.judge([OURS, OTHER]);
    for (let picture = 0; picture < 10; picture++) {
      sightings.judge([]);
    }
    expect(sightings.judge([OURS, OTHER]).kind).toBe('problem');
  });

  it('tell once that a code is not ours', () => {
    const sightings = new Sightings();
    expect(sightings.judge(['hello'])).toMatchObject({ problem: { code: 'not_our_code' } });
    expect(sightings.judge(['hello']).kind).toBe('nothing');
  });

  it('refuse a code without a secret before it is claimed', () => {
    expect(new Sightings().judge(['a.b.c'])).toMatchObject({ problem: { code: 'not_supported' } });
  });

  it('do not look again at a code that was refused', () => {
    const sightings = new Sightings();
    sightings.refuse(OURS);
    expect(sightings.judge([OURS]).kind).toBe('nothing');
    expect(sightings.judge([OTHER]).kind).toBe('code');
  });
});
