// SPDX-License-Identifier: Apache-2.0
import { figure, table } from '../../report/markdown.js';

/** The tables for the terminal and for the page: [{ part, title, text }]. */
export function tables({ rolls, bars }) {
  return [
    { part: 'bars', title: 'What must not happen', text: judged(bars) },
    { part: 'clients', title: 'What clients saw', text: clients(rolls) },
    { part: 'replicas', title: 'How long it takes', text: replicas(rolls) },
  ];
}

function name({ service, lag }) {
  return service === 'nothing' ? 'nothing is replaced' : `${service}-service, ${figure(lag, 0)} s`;
}

function judged(bars) {
  return table(
    ['of the whole run', 'found', 'bar', 'met'],
    bars.map(({ what, found, met }) => [what, figure(found), '0', met ? 'yes' : 'NO']),
  );
}

function clients(rolls) {
  const head = [
    'replaced; the gateway hears of it after',
    'calls',
    'asked again after 503',
    'sockets closed with 1012',
    'upgrades refused with 503',
    'came back with all',
    'longest without a socket, s',
    'payloads sent and arrived',
    'longest on its way, s',
    'pairings from create to bye',
    'failed for good',
  ];
  return table(
    head,
    rolls.map((roll) => [
      name(roll),
      figure(roll.requests),
      figure(roll.retriedUnavailable),
      figure(roll.told1012),
      figure(roll.refusedUnavailable),
      `${figure(roll.continued)} of ${figure(roll.returned)}`,
      figure(roll.longestAway / 1000, 1),
      figure(roll.arrived),
      figure(roll.longestUnderWay / 1000, 1),
      figure(roll.pairings),
      figure(roll.failures.length),
    ]),
  );
}

function replicas(rolls) {
  const longest = (replaced, what) => Math.max(...replaced.map((one) => one[what])) / 1000;
  const rolled = rolls.filter(({ replaced }) => replaced.length > 0);
  return table(
    ['replaced; the gateway hears of it after', 'replicas', 'start to ready, s', 'SIGTERM to the end, s', 'killed'],
    rolled.map(({ replaced, ...roll }) => [
      name(roll),
      replaced.length,
      figure(longest(replaced, 'startMs'), 1),
      figure(longest(replaced, 'stopMs'), 1),
      replaced.filter(({ killed }) => killed).length,
    ]),
  );
}

/** One phase for people. */
export function line(roll) {
  const troubles = [
    ['LOST', roll.lost],
    ['TWICE', roll.duplicated],
    ['OUT OF ORDER', roll.outOfOrder],
    ['RESYNCS', roll.resyncs],
    ['CLOSED OTHERWISE', roll.closedOtherwise],
    ['CALLS WITHOUT AN ANSWER', roll.retriedBroken],
    ['UPGRADES WITHOUT AN ANSWER', roll.refusedOtherwise],
    ['FAILED', roll.failures.length],
  ].filter(([, count]) => count > 0);
  return [
    `${name(roll)}: ${roll.requests} calls (${roll.retriedUnavailable} again after 503)`,
    `${roll.told1012} sockets sent elsewhere, ${roll.continued} of ${roll.returned} back with all`,
    `${roll.refusedUnavailable} upgrades refused`,
    `${roll.arrived} payloads, the longest on its way ${(roll.longestUnderWay / 1000).toFixed(1)} s`,
    `${roll.pairings} pairings`,
    ...troubles.map(([what, count]) => `${what}: ${count}`),
    ...roll.failures.slice(0, 3),
    `load average ${roll.machineLoad.toFixed(1)}`,
  ].join(', ');
}
