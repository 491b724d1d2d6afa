// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { Role } from '../api.js';
import { pairingOf } from '../pairing.js';
import type { Via } from '../signaling/frames.js';
import { Standing } from '../signaling/standing.js';
import { Trust } from './trust.js';

const A = fingerprint('AB');
const B = fingerprint('CD');

describe('trust', () => {
  it('takes the other side’s proven description', async () => {
    const offer = description(A);
    const proof = await trust('presenter').prove(offer);
    expect(await trust('scanner').verify(offer, proof)).toBe(true);
  });

  it.each([
    ['tampered', description(B)],
    [
      'with a second fingerprint',
      { type: 'offer' as const, sdp: `${description(A).sdp}a=fingerprint:sha-256 ${B}\r\n` },
    ],
  ])('takes none that is %s', async (_, tampered) => {
    const proof = await trust('presenter').prove(description(A));
    expect(await trust('scanner').verify(tampered, proof)).toBe(false);
  });

  it('takes none without a proof', async () => {
    expect(await trust('scanner').verify(description(A), undefined)).toBe(false);
  });

  it('takes none of its own that is reflected', async () => {
    const proof = await trust('scanner').prove(description(A));
    expect(await trust('scanner').verify(description(A), proof)).toBe(false);
  });

  it('takes none of another code, pairing or secret', async () => {
    const proof = await trust('presenter', { jti: 'p.2' }).prove(description(A));
    expect(await trust('scanner').verify(description(A), proof)).toBe(false);
    const foreign = await trust('presenter', { id: 'q' }).prove(description(A));
    expect(await trust('scanner').verify(description(A), foreign)).toBe(false);
    const guessed = await trust('presenter', { secret: new Uint8Array(16) }).prove(description(A));
    expect(await trust('scanner').verify(description(A), guessed)).toBe(false);
  });

  it('has nothing to say about a code that was never shown here', async () => {
    const stranger = trust('presenter', { jti: 'p.9' });
    expect(await stranger.prove(description(A))).toBeUndefined();
    expect(await stranger.verify(description(A), 'x')).toBe(false);
  });

  it.each(['presenter', 'scanner'] as const)(
    'goes without a proof where this page asked for that: %s',
    async (role) => {
      const typing = trust(role, { typed: true, via: 'code', jti: 'p.9' });
      expect(await typing.prove(description(A))).toBeNull();
      expect(await typing.verify(description(B), undefined)).toBe(true);
      expect(typing.peerFingerprint).toBe(B);
      expect(await typing.verify(description(A), undefined)).toBe(false);
    },
  );

  it.each([
    ['a server that says so to who asked for none', { typed: false, via: 'code' as const }],
    ['a code that was scanned, to who also asked for one to type in', { typed: true, via: 'qr' as const }],
    ['a server that says nothing', { typed: true }],
  ])('goes with a proof only, whatever comes: %s', async (_, parts) => {
    expect(await trust('presenter', parts).verify(description(A), undefined)).toBe(false);
    const theirs = await trust('scanner').prove(description(A));
    expect(await trust('presenter', parts).verify(description(A), theirs)).toBe(true);
  });

  it('does not let a server change its mind', async () => {
    const standing = new Standing();
    standing.jti = 'p.1';
    standing.via = 'qr';
    const told = { id: 'p', peerToken: '', signalingUrl: '' };
    const own = { role: 'presenter' as const, server: '', typed: true };
    const presenter = new Trust(pairingOf(told, own, new Map([['p.1', Uint8Array.of(1, 2, 3)]])), standing);
    standing.via = 'code';
    expect(await presenter.verify(description(A), undefined)).toBe(false);
  });

  it('takes only one certificate for the life of an instance', async () => {
    const presenter = trust('presenter');
    const scanner = trust('scanner');
    expect(await scanner.verify(description(A), await presenter.prove(description(A)))).toBe(true);
    expect(await scanner.verify(description(B), await presenter.prove(description(B)))).toBe(false);
    expect(await scanner.verify(description(A), await presenter.prove(description(A)))).toBe(true);
  });
});

interface Scene {
  readonly id?: string;
  readonly jti?: string;
  readonly secret?: Uint8Array;
  readonly typed?: boolean;
  readonly via?: Via;
}

function trust(role: Role, scene: Scene = {}): Trust {
  const { id = 'p', jti = 'p.1', secret = Uint8Array.of(1, 2, 3), typed = false, via } = scene;
  const standing = new Standing();
  standing.jti = jti;
  standing.via = via;
  const secrets = new Map([
    ['p.1', secret],
    ['p.2', secret],
  ]);
  return new Trust(pairingOf({ id, peerToken: '', signalingUrl: '' }, { role, server: '', typed }, secrets), standing);
}

function description(print: string) {
  const lines = ['v=0', 'm=application 9 UDP/DTLS/SCTP webrtc-datachannel', `a=fingerprint:sha-256 ${print}`];
  return { type: 'offer' as const, sdp: `${lines.join('\r\n')}\r\n` };
}

function fingerprint(digits: string): string {
  return Array.from({ length: 32 }, () => digits).join(':');
}
