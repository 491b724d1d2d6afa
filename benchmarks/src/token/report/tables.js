// SPDX-License-Identifier: Apache-2.0
import { figure, table } from '../../report/markdown.js';
import { bars, otherShare, times } from '../bars.js';

const CALLS = {
  create: 'create, a fresh access token each',
  claim: 'claim, a fresh access token each',
  createAgain: 'create, access token seen before',
  claimAgain: 'claim, access token seen before',
  token: 'access token from the token endpoint',
};
const CLIENTS = {
  secret: 'secret, one slim token',
  signed: 'the same, signed assertions',
  usual: 'as it comes: RS256, with ID and refresh token',
};
const PARTS = {
  verifying: 'signatures verified',
  signing: 'signatures made',
  http: 'JSON and HTTP',
  access: 'tokens, without their signatures',
  redis: 'Redis client and adapter',
  audit: 'audit and its log',
  rest: 'all else',
  jit: 'JIT compiler',
  gc: 'garbage collector',
};

/** The tables of all parts that ran: [{ part, title, text }]. */
export function tables(results) {
  const makers = { calls, profile, signatures, keycloak };
  const made = Object.entries(makers)
    .filter(([part]) => results[part] !== undefined)
    .map(([part, make]) => ({ part, ...make(results) }));
  const judged = bars({
    verifyMs: results.signatures && results.signatures.ES256.verify / 1000,
    calls: results.calls,
    shares: results.profile && { create: results.profile.create.shares, claim: results.profile.claim.shares },
    keycloak: results.keycloak,
  });
  return judged.length === 0 ? made : [{ part: 'bars', title: 'Bars', text: barTable(judged) }, ...made];
}

function barTable(judged) {
  const rows = judged.map(({ what, found, bar, unit, sign, met }) => [
    what,
    `${figure(found, 2)} ${unit}`,
    `${sign} ${figure(bar, 2)} ${unit}`,
    met ? 'met' : 'MISSED',
  ]);
  return table(['bar', 'found', 'asked', ''], rows);
}

function calls({ calls }) {
  const head = ['call', 'service CPU ms', 'Redis CPU ms', 'a second on one core', 'service cores', 'generator CPU ms'];
  const rows = Object.entries(calls).map(([name, f]) => [
    CALLS[name],
    figure(f.cpuMs, 2),
    figure(f.redisMs, 2),
    figure(f.perSecond),
    figure(f.cores, 2),
    figure(f.loadMs, 2),
  ]);
  return { title: 'What a call costs', text: table(head, rows) };
}

function profile({ profile, calls }) {
  const columns = ['create', 'claim'];
  const head = ['part', ...columns.flatMap((call) => [`${call} %`, `${call} ms`])];
  const row = (title, of) => [
    title,
    ...columns.flatMap((call) => {
      const share = of(profile[call].shares);
      return [figure(100 * share, 1), figure(share * (calls?.[call].cpuMs ?? NaN), 3)];
    }),
  ];
  const rows = Object.entries(PARTS).map(([part, title]) => row(title, (shares) => shares[part]));
  rows.push(row('neither signatures nor JSON and HTTP', otherShare));
  return { title: 'Where it goes', text: table(head, rows) };
}

function signatures({ signatures }) {
  const rows = Object.entries(signatures).map(([algorithm, { sign, verify }]) => [
    algorithm,
    figure(sign, 1),
    figure(verify, 1),
  ]);
  return { title: 'The signatures by themselves', text: table(['algorithm', 'sign us', 'verify us'], rows) };
}

function keycloak({ keycloak, calls }) {
  const text = [steps(keycloak), ...(calls === undefined ? [] : [beside(calls, keycloak)])].join('\n\n');
  return { title: 'Beside a device grant', text };
}

function steps(keycloak) {
  const rows = Object.entries(CLIENTS).map(([client, title]) => {
    const { startMs, redeemMs, cpuMs, approveMs } = keycloak[client];
    return [
      title,
      ...[startMs, redeemMs, cpuMs].map((ms) => figure(ms, 2)),
      figure(1000 / cpuMs),
      figure(approveMs, 2),
    ];
  });
  return table(['Keycloak, CPU ms', 'start', 'redeem', 'both', 'a CPU second', 'approve (not counted)'], rows);
}

function beside({ create, claim, createAgain, claimAgain, token }, { secret, signed, usual }) {
  const row = (title, ...ours) => {
    const cpuMs = ours.reduce((sum, one) => sum + one.cpuMs, 0);
    const against = [secret, signed, usual, { cpuMs: signed.cpuMs + signed.approveMs }];
    return [title, figure(cpuMs, 2), figure(1000 / cpuMs), ...against.map((one) => figure(times(one, ...ours), 2))];
  };
  const head = [
    'qrtc: create and claim',
    'CPU ms',
    'a CPU second',
    'times secret',
    'times signed',
    'times usual',
    'times signed, with approval',
  ];
  return table(head, [
    row('access tokens seen before', createAgain, claimAgain),
    row('fresh access tokens', create, claim),
    row('fresh ones, made by our token endpoint', create, claim, token, token),
  ]);
}
