// SPDX-License-Identifier: Apache-2.0
// Device grants of Keycloak: codes are started, approved by users with browsers, and redeemed.
import { during, measure } from './measure.js';

const WARM_UP_CODES = 50;

/** One run; what the approval costs is told for who wants to know, and counted nowhere. */
export async function runOfGrants({ crew, options }, keycloak, count = options.codes) {
  const found = {};
  for (const step of ['start', 'approve', 'redeem']) {
    found[step] = await measure(crew, keycloak, 'grant', { step, count, atOnce: options.atOnce });
  }
  return found;
}

/** Twice as long as our own: most of the time goes into approvals. */
export async function warmUpGrants(bench, keycloak) {
  await during(2 * bench.options.warmUp, () => runOfGrants(bench, keycloak, WARM_UP_CODES));
}
