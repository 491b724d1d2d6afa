// SPDX-License-Identifier: Apache-2.0
import type { Entered, EnterOptions } from '../api.js';
import { randomId } from '../base64url.js';
import { handOver } from '../handover.js';
import { pairingOf } from '../pairing.js';
import { QrtcError, toProblem } from '../problem.js';
import { Backoff, pause } from '../rest/backoff.js';
import { Pairings, type ClaimedPairing } from '../rest/pairings.js';
import { comesBack } from '../rest/problem-details.js';

const TRIES = 4;
/** Who is told to wait for longer is locked out: a person decides what to do then. */
const LONGEST_WAIT_S = 5;

/** Claims what somebody typed in: `enter()`. One claim, however often it is asked for. */
export async function claimTyped(options: EnterOptions): Promise<Entered> {
  const signal = options.signal ?? new AbortController().signal;
  try {
    return pairedBy(await insist(options, signal), options.server);
  } catch (error) {
    const cancelled = { code: 'cancelled', message: 'The code was not claimed' };
    throw new QrtcError(signal.aborted ? cancelled : toProblem(error), { cause: error });
  }
}

/** Asks with the same key until it is answered or refused finally. */
async function insist(options: EnterOptions, signal: AbortSignal): Promise<ClaimedPairing> {
  const { server, userCode, metadata } = options;
  const pairings = new Pairings(server);
  const key = randomId(24);
  const body = metadata === undefined ? { userCode } : { userCode, metadata };
  const backoff = new Backoff(400, 5_000);
  for (;;) {
    signal.throwIfAborted();
    try {
      return await pairings.claim(options, body, key, signal);
    } catch (error) {
      const { code, retryAfter = 0 } = toProblem(error);
      if (!comesBack(code) || retryAfter > LONGEST_WAIT_S || backoff.failures >= TRIES - 1) {
        throw error;
      }
      await pause(backoff.next(retryAfter * 1000), signal);
    }
  }
}

function pairedBy(claimed: ClaimedPairing, server: string): Entered {
  const pairing = pairingOf(claimed, { role: 'scanner', server, typed: true }, new Map());
  const { iceServers } = claimed;
  handOver(pairing, iceServers === undefined ? {} : { iceServers: { iceServers, expiresIn: 0 } });
  return { pairing, peer: claimed.presenter };
}
