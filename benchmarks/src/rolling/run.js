// SPDX-License-Identifier: Apache-2.0
// All replicas of each service are replaced, one service after another, while clients go on.
import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { startQrtc } from '../servers/qrtc.js';
import { bars } from './bars.js';
import { Caller } from './load/caller.js';
import { Pairings } from './load/pairings.js';
import { Passing } from './load/passing.js';
import { Pictures } from './load/pictures.js';
import { Standing } from './load/standing.js';
import { Tally } from './load/tally.js';
import { line } from './report/tables.js';

export const SERVICES = ['token', 'signaling', 'qr'];
/** For the just-in-time compilers, and for what a roll leaves to be noticed late. */
const CALM_MS = 5_000;

export async function run({ children, directory, options, say }) {
  const server = await startQrtc(children, { ...settings(options), directory, commands: true });
  // Peers have many source addresses, all of IPv4.
  const gateway = server.gateway.replace('localhost', '127.0.0.1');
  const tally = new Tally();
  const caller = new Caller({ gateway, client: server.target.client }, tally);
  const pairings = new Pairings(caller, tally);
  const standing = new Standing(pairings, caller, tally, options);
  say(`rolling: ${options.pairs} pairings stand, ${options.atOnce} at a time come and go`);
  await standing.open();
  const passing = new Passing(pairings, tally, options);
  const pictures = new Pictures(caller, { atOnce: options.pictures });

  const load = { tally, standing, say };
  const rolls = [await phase(load, { service: 'nothing', lag: 0 }, () => [])];
  for (const lag of options.lags) {
    for (const service of SERVICES) {
      rolls.push(await phase(load, { service, lag }, () => roll(server, service, lag)));
    }
  }
  // What has come and gone is counted once more: somebody may have been left behind.
  const ends = tally.begin();
  await Promise.all([passing.stop(), pictures.stop()]);
  await standing.close();
  const { failures } = ends();
  failures.forEach((failure) => say(`  at the end: ${failure}`));
  await server.stop();
  const judged = bars(rolls, failures);
  if (judged.some(({ met }) => !met)) {
    process.exitCode = 1;
  }
  return { rolls, failuresAtTheEnd: failures, bars: judged };
}

function settings({ home, replicas, delay, set, java }) {
  const milliseconds = Math.round(delay * 1000);
  const delays = SERVICES.map((service) => `${service}:qrtc.shutdown.delay=PT${milliseconds / 1000}S`);
  return { home, replicas, java, set: [...delays, 'qr:qrtc.limits.scale=1000000', ...set] };
}

async function roll(server, service, lag) {
  const { replaced, error } = await server.ask(`roll ${service} ${Math.round(lag * 1000)}`);
  if (error !== undefined) {
    throw new Error(error);
  }
  return replaced;
}

async function phase({ tally, standing, say }, what, action) {
  const saw = tally.begin();
  await sleep(CALM_MS);
  const replaced = await action();
  await sleep(CALM_MS);
  const lost = await standing.rest();
  const found = { ...what, replaced, lost, ...saw(), machineLoad: loadavg()[0] };
  standing.talk();
  say(`  ${line(found)}`);
  return found;
}
