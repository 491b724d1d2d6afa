// SPDX-License-Identifier: Apache-2.0
// Where the CPU of creates and of claims goes, each with a fresh access token.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { KINDS } from '../calls.js';
import { profiled } from './agent.js';
import { heaviest, shares } from './parts.js';
import { stacksIn } from './stacks.js';

/** The kernel's timers tick every few ms: it takes so many times the calls of a run to see small parts. */
const TIMES = 3;
/** Profiles stay here, for flame graphs. */
const FOLDER = ['target', 'bench', 'profiles'];

/** { create, claim: { shares, samples, rest, redis, access } }, the last three their heaviest frames. */
export async function profile({ crew, options, tools, say }, ours) {
  const folder = join(options.checkout, ...FOLDER);
  mkdirSync(folder, { recursive: true });
  const found = {};
  for (const name of ['create', 'claim']) {
    const where = { pid: ours.service[0], library: tools.profiler, file: join(folder, `${name}.collapsed`) };
    const text = await profiled(where, () =>
      crew.all('call', { ...KINDS[name], count: TIMES * options.calls, atOnce: options.atOnce }),
    );
    found[name] = figures(stacksIn(text));
    say(`profile of ${name}: ${line(found[name])}`);
  }
  say(`  stacks: ${folder}`);
  return found;
}

function figures(stacks) {
  return {
    samples: stacks.reduce((sum, { samples }) => sum + samples, 0),
    shares: shares(stacks),
    heaviest: Object.fromEntries(['access', 'redis', 'audit', 'rest'].map((part) => [part, heaviest(stacks, part)])),
  };
}

function line(found) {
  const parts = Object.entries(found.shares).map(([part, share]) => `${part} ${(100 * share).toFixed(1)} %`);
  return `${parts.join(', ')} of ${found.samples} samples`;
}
