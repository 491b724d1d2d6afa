// SPDX-License-Identifier: Apache-2.0
import type { Pairing, SavedPairing } from './api.js';
import { fromBase64url, toBase64url } from './base64url.js';

/** What a pairing is made of; a server or a saved pairing that says nothing of the policy means any way. */
type Parts = Pick<Pairing, 'id' | 'role' | 'peerToken' | 'signalingUrl' | 'server'> &
  Partial<Pick<Pairing, 'iceTransportPolicy' | 'typed'>>;

/** A pairing from its plain parts and the secrets of its codes; the map may grow while codes are shown. */
export function pairingOf(parts: Parts, secrets: ReadonlyMap<string, Uint8Array>): Pairing {
  const { id, role, peerToken, signalingUrl, server, iceTransportPolicy = 'all', typed = false } = parts;
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
  return pairingOf(saved, secrets);
}
