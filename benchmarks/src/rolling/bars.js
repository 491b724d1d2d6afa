// SPDX-License-Identifier: Apache-2.0
/** What must not happen while replicas are replaced; [{ what, found, met }]. */
export function bars(rolls, failuresAtTheEnd) {
  const sum = (count) => rolls.reduce((all, roll) => all + count(roll), 0);
  return [
    ['calls and pairings that failed for good', sum(({ failures }) => failures.length) + failuresAtTheEnd.length],
    ['payloads lost', sum(({ lost }) => lost)],
    ['payloads that came twice', sum(({ duplicated }) => duplicated)],
    ['payloads out of order', sum(({ outOfOrder }) => outOfOrder)],
    ['resyncs', sum(({ resyncs }) => resyncs)],
    ['connections that came back without all that was acknowledged', sum((roll) => roll.returned - roll.continued)],
    ['sockets closed with anything but 1012', sum(({ closedOtherwise }) => closedOtherwise)],
    ['calls without an answer', sum(({ retriedBroken }) => retriedBroken)],
    ['upgrades without an answer', sum(({ refusedOtherwise }) => refusedOtherwise)],
    ['replicas that had to be killed', sum(({ replaced }) => replaced.filter(({ killed }) => killed).length)],
  ].map(([what, found]) => ({ what, found, met: found === 0 }));
}
