// SPDX-License-Identifier: Apache-2.0
import type { Pairing } from './api.js';
import type { IceServers } from './rest/pairings.js';
import type { Signaling } from './signaling/signaling.js';

/** What `present()` and `scan()` have at hand already and `connect()` then need not make again. */
export interface Handover {
  readonly signaling?: Signaling;
  readonly certificate?: RTCCertificate;
  readonly iceServers?: IceServers;
}

const handovers = new WeakMap<Pairing, Handover>();

export function handOver(pairing: Pairing, handover: Handover): void {
  handovers.set(pairing, handover);
}

/** Each handover is taken once: a second `connect()` starts from nothing. */
export function takeOver(pairing: Pairing): Handover {
  const handover = handovers.get(pairing) ?? {};
  handovers.delete(pairing);
  return handover;
}
