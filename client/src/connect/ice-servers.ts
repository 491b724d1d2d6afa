// SPDX-License-Identifier: Apache-2.0
import type { Pairing } from '../api.js';
import { toProblem } from '../problem.js';
import { Backoff, pause } from '../rest/backoff.js';
import { Pairings, type IceServers } from '../rest/pairings.js';
import { comesBack } from '../rest/problem-details.js';

const TRIES = 3;
/** Credentials are fetched anew when this part of their life is over. */
const STALE_AFTER = 0.8;

/** The pairing's ICE servers, with credentials that are still good. */
export class IceServerSource {
  readonly #pairing: Pairing;
  readonly #signal: AbortSignal;
  #known: readonly RTCIceServer[] | undefined;
  #staleAt = 0;

  constructor(pairing: Pairing, given: IceServers | undefined, signal: AbortSignal) {
    this.#pairing = pairing;
    this.#signal = signal;
    if (given !== undefined) {
      this.#keep(given);
      this.#staleAt = Math.max(this.#staleAt, Date.now() + 10_000);
    }
  }

  /** The list; the older one, or none, where the server does not give it: host candidates may do. */
  async get(): Promise<readonly RTCIceServer[]> {
    if (this.#known !== undefined && Date.now() < this.#staleAt) {
      return this.#known;
    }
    const backoff = new Backoff(300, 2_000);
    while (backoff.failures < TRIES) {
      try {
        const fetched = await new Pairings(this.#pairing.server).iceServers(this.#pairing.id, this.#pairing.peerToken);
        return this.#keep(fetched);
      } catch (error) {
        const { code, retryAfter = 0 } = toProblem(error);
        if (!comesBack(code) || retryAfter > 2) {
          break;
        }
        await pause(backoff.next(retryAfter * 1000), this.#signal);
      }
    }
    return this.#known ?? [];
  }

  #keep({ iceServers, expiresIn }: IceServers): readonly RTCIceServer[] {
    this.#known = iceServers;
    this.#staleAt = Date.now() + expiresIn * 1000 * STALE_AFTER;
    return iceServers;
  }
}
