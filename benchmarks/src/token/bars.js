// SPDX-License-Identifier: Apache-2.0
// What the figures are to be held against.

/** A create, or a claim, may cost so much where an ES256 verification costs so much; both in CPU milliseconds. */
const CALL_MS = 1.5;
const VERIFICATION_MS = 0.36;
/** The most that may be spent on neither signatures nor JSON and HTTP. */
const OTHER_SHARE = 1 / 3;
/** How many times as many pairs a CPU second as Keycloak's device grants. */
const TIMES_KEYCLOAK = 5;

/**
 * The bars whose figures are there: [{ what, found, bar, unit, met }].
 *
 * @param figures { verifyMs, create, claim: { cpuMs }, shares: { create, claim }, keycloak: { start, redeem: cpuMs } }
 */
export function bars({ verifyMs, calls, shares, keycloak }) {
  const most = CALL_MS * (verifyMs / VERIFICATION_MS);
  const judged = [];
  for (const call of ['create', 'claim']) {
    if (verifyMs !== undefined && calls !== undefined) {
      judged.push(atMost(`${call}: service CPU`, calls[call].cpuMs, most, 'ms'));
    }
    if (shares !== undefined) {
      judged.push(
        atMost(`${call}: neither signatures nor JSON and HTTP`, 100 * otherShare(shares[call]), 100 * OTHER_SHARE, '%'),
      );
    }
  }
  if (calls !== undefined && keycloak !== undefined) {
    judged.push(
      atLeast(
        'create and claim a CPU second, against start and redeem of Keycloak',
        timesKeycloak(calls, keycloak),
        TIMES_KEYCLOAK,
        'times',
      ),
    );
  }
  return judged;
}

/** The share of what is neither signatures nor JSON and HTTP, the JVM's own threads included. */
export function otherShare(shares) {
  return 1 - shares.verifying - shares.signing - shares.http;
}

/** How many creates with their claims fit in the CPU time of one start with its redemption. */
export function timesKeycloak({ create, claim }, { start, redeem }) {
  return (start.cpuMs + redeem.cpuMs) / (create.cpuMs + claim.cpuMs);
}

function atMost(what, found, bar, unit) {
  return { what, found, bar, unit, sign: '<=', met: found <= bar };
}

function atLeast(what, found, bar, unit) {
  return { what, found, bar, unit, sign: '>=', met: found >= bar };
}
