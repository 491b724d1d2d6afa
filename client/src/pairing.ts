// SPDX-License-Identifier: Apache-2.0
import type { Pairing, SavedPairing } from './api.js';
import { fromBase64url, toBase64url } from './base64url.js';

/** What the server says of a pairing; nothing else of its answer is taken. Without a policy any way is meant. */
type Told = Pick<Pairing, 'id' | 'peerToken' | 'signalingUrl'> & Partial<Pick<Pairing, 'iceTransportPolicy'>>;

/** What only this page can know. A server that said `typed` would get around the proof (protocol, 6). */
type Own = Pick<Pairing, 'role' | 'server' | 'typed'>;

/** A pairing from its plain parts and the secrets of its codes; the map may grow while codes are shown. */
export function pairingOf(told: Told, own: Own, secrets: ReadonlyMap<string, Uint8Array>): Pairing {
  const { id, peerToken, signalingUrl, iceTransportPolicy = 'all' } = told;
  const { role, server, typed } = own;
  return {
    id,
    role,
    peerToken,
    signalingUrl,
    server,
    iceTransportPolicy,
    typed,
    secretOf: (jti) => secrets.get(jti),
    save: () => ({
      id,
      role,
      peerToken,
      signalingUrl,
      server,
      iceTransportPolicy,
      typed,
      secrets: Object.fromEntries([...secrets].map(([jti, secret]) => [jti, toBase64url(secret)])),
    }),
  };
}

/** The pairing that `save()` gave, after a reload of the page; `connect()` then goes on as a new instance. */
export function restore(saved: SavedPairing): Pairing {
  const secrets = new Map<string, Uint8Array>();
  for (const [jti, text] of Object.entries(saved.secrets)) {
    const secret = fromBase64url(text);
    if (secret !== undefined) {
      secrets.set(jti, secret);
    }
  }
  const { role, server, typed = false } = saved;
  return pairingOf(saved, { role, server, typed }, secrets);
}
