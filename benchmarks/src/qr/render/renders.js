// SPDX-License-Identifier: Apache-2.0
// Texts to pictures, one drawer after another in each round.
import { median } from '../../figures/statistics.js';
import { openDrawers } from './drawers.js';

const TEXTS = { do: 'texts', count: 64, length: 260 };
const WARM_UP_ROUNDS = 3;

/** What each drawer did: { name: { perSecond, bytes, runs: [{ perSecond }] } }, a second being one of CPU time. */
export async function renders({ java, directory, options, say }) {
  const texts = await java.ask(TEXTS);
  const drawers = await openDrawers({ java, directory, texts, say });
  for (let round = 0; round < WARM_UP_ROUNDS; round++) {
    await roundOf(drawers, options.drawSeconds);
  }
  const rounds = [];
  for (let round = 1; round <= options.rounds; round++) {
    const found = await roundOf(drawers, options.drawSeconds);
    rounds.push(found);
    say(`  round ${round}: ` + Object.entries(found).map(told).join(', '));
  }
  return Object.fromEntries(drawers.map(({ name }) => [name, summed(rounds.map((round) => round[name]))]));
}

async function roundOf(drawers, seconds) {
  const found = {};
  for (const { name, draw } of drawers) {
    const { renders, cpuSeconds, bytes } = await draw(seconds);
    found[name] = { perSecond: renders / cpuSeconds, bytes };
  }
  return found;
}

function told([name, { perSecond }]) {
  return `${name} ${perSecond.toFixed(0)}`;
}

/** The median of the rounds, and the rounds. */
export function summed(runs) {
  return { perSecond: median(runs.map(({ perSecond }) => perSecond)), bytes: runs[0].bytes, runs };
}
