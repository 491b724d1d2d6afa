// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { pairingOf, restore } from '../pairing.js';
import { configuration } from './link.js';

const told = { id: 'p1', peerToken: '', signalingUrl: '' } as const;
const own = { role: 'scanner', server: '', typed: false } as const;

describe('the configuration of an RTCPeerConnection', () => {
  it.each([
    [undefined, undefined, 'all'],
    ['all', undefined, 'all'],
    ['all', 'all', 'all'],
    ['relay', undefined, 'relay'],
    ['relay', 'all', 'relay'],
    ['all', 'relay', 'relay'],
    [undefined, 'relay', 'relay'],
  ] as const)('hides addresses where the pairing (%s) or the page (%s) asks for it: %s', (asked, wished, expected) => {
    const pairing = pairingOf(asked === undefined ? told : { ...told, iceTransportPolicy: asked }, own, new Map());
    const options = wished === undefined ? {} : { iceTransportPolicy: wished };
    expect(configuration({ certificate: undefined, options, pairing }).iceTransportPolicy).toBe(expected);
  });

  it('is the same after the page was loaded anew', () => {
    const pairing = restore(pairingOf({ ...told, iceTransportPolicy: 'relay' }, own, new Map()).save());
    expect(configuration({ certificate: undefined, options: {}, pairing }).iceTransportPolicy).toBe('relay');
  });
});
