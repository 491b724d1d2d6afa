// SPDX-License-Identifier: Apache-2.0
import type { Pairing, Peer, Presentation, PresentationEvents, PresentOptions } from '../api.js';
import { randomId } from '../base64url.js';
import { Emitter } from '../events.js';
import { handOver } from '../handover.js';
import { pairingOf } from '../pairing.js';
import { QrtcError, toProblem } from '../problem.js';
import { Backoff, pause } from '../rest/backoff.js';
import { Pairings, type CreatedPairing, type IssuedToken } from '../rest/pairings.js';
import { comesBack } from '../rest/problem-details.js';
import { Signaling } from '../signaling/signaling.js';
import { ShownCodes } from './shown-codes.js';

/** A code is renewed when this part of its life is over: the old one can still be claimed while the new one appears. */
const RENEW_AFTER = 0.7;
const SHORT_LIFE_MS = 10_000;
/** Ends of a pairing after which a new one takes its place: nobody has come, or the server has forgotten it. */
const STARTS_ANEW = new Set(['expired', 'lost', 'pairing_unknown', 'unauthenticated']);
export const GONE = new Set(['pairing_closed', 'pairing_unknown', 'not_found', 'unauthenticated', 'wrong_state']);

/** How one pairing ended before it was paired, or that it was. */
type Outcome = { readonly pairing: Pairing; readonly peer: Peer } | { readonly ended: string };

/** Shows codes until one of them is claimed: `present()`. */
export class CodePresentation extends Emitter<PresentationEvents> implements Presentation {
  readonly paired: Promise<Pairing>;
  readonly #options: PresentOptions;
  readonly #pairings: Pairings;
  readonly #stop = new AbortController();
  #current: { readonly created: CreatedPairing; readonly signaling: Signaling } | undefined;

  constructor(options: PresentOptions) {
    super();
    this.#options = options;
    this.#pairings = new Pairings(options.server);
    this.paired = this.#run();
    this.paired.catch(() => undefined);
    options.signal?.addEventListener('abort', () => void this.cancel(), { once: true });
    if (options.signal?.aborted === true) {
      void this.cancel();
    }
  }

  async cancel(): Promise<void> {
    if (this.#stop.signal.aborted) {
      return;
    }
    this.#stop.abort(new QrtcError({ code: 'cancelled', message: 'The code was taken back' }));
    const current = this.#current;
    current?.signaling.close();
    if (current !== undefined) {
      await this.#pairings.cancel(current.created.id, current.created.peerToken).catch(() => undefined);
    }
  }

  async #run(): Promise<Pairing> {
    try {
      const backoff = new Backoff(1_000, 30_000);
      for (;;) {
        const startedAt = Date.now();
        const outcome = await this.#present();
        if ('pairing' in outcome) {
          this.#stop.abort();
          this.emit('paired', outcome);
          return outcome.pairing;
        }
        if (!STARTS_ANEW.has(outcome.ended)) {
          throw new QrtcError({ code: 'pairing_closed', message: `The pairing ended: ${outcome.ended}` });
        }
        // A pairing that ends at once says that something is wrong over there: then not as fast as it goes.
        if (Date.now() - startedAt < SHORT_LIFE_MS) {
          this.emit('problem', { code: 'pairing_closed', message: `The pairing ended at once: ${outcome.ended}` });
          await pause(backoff.next(), this.#stop.signal);
        } else {
          backoff.reset();
        }
      }
    } catch (error) {
      const cancelled = this.#stop.signal.aborted;
      const problem = cancelled ? toProblem(this.#stop.signal.reason) : toProblem(error);
      if (!cancelled) {
        this.emit('problem', problem);
      }
      this.emit('ended', { reason: problem.code });
      throw new QrtcError(problem, { cause: error });
    }
  }

  /** One pairing, from its creation until it is paired or ended. */
  async #present(): Promise<Outcome> {
    const stop = new AbortController();
    const signal = AbortSignal.any([this.#stop.signal, stop.signal]);
    const certificate = await certificateBeforeCode();
    const created = await this.#create(signal);
    signal.throwIfAborted();
    const codes = new ShownCodes(this.#options.encoding);
    const signaling = new Signaling(created.signalingUrl, created.peerToken, randomId(8));
    this.#current = { created, signaling };
    try {
      const outcome = this.#outcome(signaling, signal, { ...created, ...this.#wish() }, codes);
      const shown = this.#showCodes(created, codes, signal);
      shown.catch(() => undefined);
      const result = await Promise.race([outcome, shown]);
      if ('pairing' in result) {
        handOver(result.pairing, { signaling, ...(certificate === undefined ? {} : { certificate }) });
      } else {
        signaling.close();
      }
      return result;
    } catch (error) {
      signaling.close();
      throw error;
    } finally {
      stop.abort();
    }
  }

  async #create(signal: AbortSignal): Promise<CreatedPairing> {
    const { allow, metadata, iceTransportPolicy, userCode } = this.#options;
    const body = {
      ...(allow === undefined ? {} : { allow }),
      ...(metadata === undefined ? {} : { metadata }),
      ...(iceTransportPolicy === undefined ? {} : { iceTransportPolicy }),
      ...(userCode === undefined ? {} : { userCode }),
    };
    const key = randomId(24);
    return this.#insist(() => this.#pairings.create(this.#options, body, key, signal), signal);
  }

  /** What this page asked for holds here, whatever the server makes of it. */
  #wish(): { readonly iceTransportPolicy?: RTCIceTransportPolicy } {
    return this.#options.iceTransportPolicy === 'relay' ? { iceTransportPolicy: 'relay' } : {};
  }

  /** Shows code after code; ends only with the pairing. */
  async #showCodes(created: CreatedPairing, codes: ShownCodes, signal: AbortSignal): Promise<Outcome> {
    for (let issued: IssuedToken = created; ;) {
      this.emit('code', codes.make(issued));
      await pause(issued.expiresIn * RENEW_AFTER * 1000, signal);
      try {
        issued = await this.#insist(() => this.#pairings.renew(created.id, created.peerToken, signal), signal);
      } catch (error) {
        const { code } = toProblem(error);
        if (!GONE.has(code)) {
          throw error;
        }
        // The signaling tells the end and its reason, or that it is paired; where it cannot, the pairing is forgotten.
        await pause(code === 'wrong_state' ? 60_000 : 5_000, signal);
        return { ended: 'lost' };
      }
    }
  }

  /** Calls until it succeeds or is refused finally; each failure is told. */
  async #insist<T>(call: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const backoff = new Backoff(500, 15_000);
    for (;;) {
      try {
        return await call();
      } catch (error) {
        signal.throwIfAborted();
        const problem = toProblem(error);
        if (!comesBack(problem.code)) {
          throw error;
        }
        this.emit('problem', problem);
        await pause(backoff.next((problem.retryAfter ?? 0) * 1000), signal);
      }
    }
  }

  /** What the signaling tells of the pairing's fate. */
  #outcome(
    signaling: Signaling,
    signal: AbortSignal,
    told: Parameters<typeof pairingOf>[0],
    codes: ShownCodes,
  ): Promise<Outcome> {
    const { server, userCode: typed = false } = this.#options;
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(signal.reason as Error);
      });
      const look = (): void => {
        const { state, peer } = signaling.standing;
        if (state === 'paired' && peer !== undefined) {
          signaling.attach(undefined);
          const { principal, metadata = {} } = peer;
          const pairing = pairingOf(told, { role: 'presenter', server, typed }, codes.secrets);
          resolve({ pairing, peer: { principal, metadata } });
        }
      };
      signaling.attach({
        welcome: look,
        frame: (frame) => {
          if (frame.type === 'contention') {
            this.emit('contention', {});
          }
          look();
        },
        interrupted: () => undefined,
        problem: (problem) => {
          this.emit('problem', problem);
        },
        ended: (reason) => {
          resolve({ ended: reason });
        },
      });
    });
  }
}

/** The certificate that the code's proofs will speak for; where it cannot be made, the connection makes its own. */
async function certificateBeforeCode(): Promise<RTCCertificate | undefined> {
  const algorithm: EcKeyGenParams = { name: 'ECDSA', namedCurve: 'P-256' };
  return RTCPeerConnection.generateCertificate(algorithm).catch(() => undefined);
}
