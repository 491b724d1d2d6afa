// SPDX-License-Identifier: Apache-2.0
// Creates and claims of our token-service, and access tokens from its token endpoint.
import { during, measure } from './measure.js';

/** A fresh access token for each call has its signature verified; one that is sent again is known. */
export const KINDS = {
  create: { kind: 'create', fresh: true },
  claim: { kind: 'claim', fresh: true },
  createAgain: { kind: 'create', fresh: false },
  claimAgain: { kind: 'claim', fresh: false },
  token: { kind: 'token' },
};

const WARM_UP_CALLS = 500;

/** One run: each kind `count` times, one kind after another. */
export async function runOfCalls({ crew, options }, ours, count = options.calls) {
  const found = {};
  for (const [name, how] of Object.entries(KINDS)) {
    found[name] = await measure(crew, ours, 'call', { ...how, count, atOnce: options.atOnce });
  }
  return found;
}

export async function warmUpCalls(bench, ours) {
  await during(bench.options.warmUp, () => runOfCalls(bench, ours, WARM_UP_CALLS));
}

/** What a run found of one kind, for its line. */
export function line(name, { cpuMs, redisMs, perSecond, cores }) {
  return `${name} ${cpuMs.toFixed(2)} ms (Redis ${redisMs.toFixed(2)}) ${perSecond.toFixed(0)}/s on ${cores.toFixed(2)} cores`;
}
