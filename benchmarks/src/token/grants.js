// SPDX-License-Identifier: Apache-2.0
// Device grants of Keycloak: codes are started, approved by users with browsers, and redeemed.
import { during, measure } from './measure.js';

const STEPS = ['start', 'approve', 'redeem'];
const WARM_UP_CODES = 50;

/**
 * One run: of each client what a start, an approval and a redemption cost, in CPU milliseconds, and `cpuMs` of the first and
 * the last together.
 */
export async function runOfGrants({ crew, options }, keycloaks, count = options.codes) {
  const found = {};
  const each = keycloaks.flatMap((keycloak) => keycloak.clients.map((client) => [keycloak, client]));
  for (const [keycloak, client] of each) {
    const [start, approve, redeem] = await stepsOf(crew, keycloak, { client, count, atOnce: options.atOnce });
    found[client] = {
      startMs: start.cpuMs,
      approveMs: approve.cpuMs,
      redeemMs: redeem.cpuMs,
      cpuMs: start.cpuMs + redeem.cpuMs,
      machineLoad: redeem.machineLoad,
    };
  }
  return found;
}

async function stepsOf(crew, keycloak, parameters) {
  const found = [];
  for (const step of STEPS) {
    found.push(await measure(crew, keycloak, 'grant', { step, ...parameters }));
  }
  return found;
}

/** What a run found of one client, for its line. */
export function line(client, { startMs, approveMs, redeemMs }) {
  return `${client}: start ${startMs.toFixed(2)} ms, approve ${approveMs.toFixed(2)} ms, redeem ${redeemMs.toFixed(2)} ms`;
}

/** Three times as long as our own: most of the time goes into approvals. */
export async function warmUpGrants(bench, keycloaks) {
  await during(3 * bench.options.warmUp, () => runOfGrants(bench, keycloaks, WARM_UP_CODES));
}
