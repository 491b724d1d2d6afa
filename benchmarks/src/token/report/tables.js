// SPDX-License-Identifier: Apache-2.0
import { figure, table } from '../../report/markdown.js';
import { bars, otherShare, timesKeycloak } from '../bars.js';

const CALLS = {
  create: 'create, a fresh access token each',
  claim: 'claim, a fresh access token each',
  createAgain: 'create, access token seen before',
  claimAgain: 'claim, access token seen before',
  token: 'access token from the token endpoint',
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
  const { start, redeem } = keycloak;
  const row = (title, cpuMs, times) => [title, figure(cpuMs, 2), figure(1000 / cpuMs), figure(times, 2)];
  const rows = [row('Keycloak: start and redeem a device grant', start.cpuMs + redeem.cpuMs, 1)];
  if (calls !== undefined) {
    const { create, claim, createAgain, claimAgain, token } = calls;
    const ours = (title, ...costs) => {
      const one = { create: costs[0], claim: { cpuMs: costs.slice(1).reduce((sum, { cpuMs }) => sum + cpuMs, 0) } };
      return row(title, one.create.cpuMs + one.claim.cpuMs, timesKeycloak(one, keycloak));
    };
    rows.push(ours('qrtc: create and claim, fresh access tokens', create, claim));
    rows.push(ours('the same, and both access tokens from our token endpoint', create, claim, token, token));
    rows.push(ours('qrtc: create and claim, access tokens seen before', createAgain, claimAgain));
  }
  const head = ['two devices brought together', 'service CPU ms', 'a CPU second', 'times Keycloak'];
  return { title: 'Beside a device grant', text: `${table(head, rows)}\n\n${steps(keycloak)}` };
}

function steps({ start, redeem }) {
  const row = (title, f) => [title, figure(f.cpuMs, 2), figure(f.perSecond), figure(f.cores, 2)];
  return table(['Keycloak', 'CPU ms', 'a second on one core', 'cores'], [row('start', start), row('redeem', redeem)]);
}
