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
 * The bars whose figures are there: [{ what, found, bar, unit, sign, met }].
 *
 * @param figures { verifyMs, calls: { create: { cpuMs }, ... }, shares: { create, claim }, keycloak: { secret: { cpuMs }, signed, usual } }
 */
export function bars({ verifyMs, calls, shares, keycloak }) {
  return [
    ...(verifyMs === undefined || calls === undefined ? [] : ofCalls(calls, CALL_MS * (verifyMs / VERIFICATION_MS))),
    ...(shares === undefined ? [] : ofShares(shares)),
    ...(calls === undefined || keycloak === undefined ? [] : ofKeycloak(calls, keycloak)),
  ];
}

function ofCalls(calls, most) {
  return ['create', 'claim'].map((call) => atMost(`${call}: service CPU`, calls[call].cpuMs, most, 'ms'));
}

function ofShares(shares) {
  return ['create', 'claim'].map((call) =>
    atMost(`${call}: neither signatures nor JSON and HTTP`, 100 * otherShare(shares[call]), 100 * OTHER_SHARE, '%'),
  );
}

// Like against like: both sides learn who calls from a signature that they have not seen, or neither does.
function ofKeycloak({ create, claim, createAgain, claimAgain }, { signed, secret, usual }) {
  const against = (what, theirs, ...ours) =>
    atLeast(`against Keycloak ${what}`, times(theirs, ...ours), TIMES_KEYCLOAK, 'times');
  return [
    against('as it comes, callers known', usual, createAgain, claimAgain),
    against('at its cheapest, callers known', secret, createAgain, claimAgain),
    against('at its cheapest, callers with a fresh signature', signed, create, claim),
  ];
}

/** The share of what is neither signatures nor JSON and HTTP, the JVM's own threads included. */
export function otherShare(shares) {
  return 1 - shares.verifying - shares.signing - shares.http;
}

/** How often all of `ours` fits in the CPU time of `theirs`. */
export function times(theirs, ...ours) {
  return theirs.cpuMs / ours.reduce((sum, { cpuMs }) => sum + cpuMs, 0);
}

function atMost(what, found, bar, unit) {
  return { what, found, bar, unit, sign: '<=', met: found <= bar };
}

function atLeast(what, found, bar, unit) {
  return { what, found, bar, unit, sign: '>=', met: found >= bar };
}
