// SPDX-License-Identifier: Apache-2.0
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Crew } from '../load/crew.js';
import * as calls from './calls.js';
import { cores, pin } from './cores.js';
import * as grants from './grants.js';
import { startKeycloaks } from './keycloak/server.js';
import { medianOfRuns } from './measure.js';
import { startOurs } from './ours.js';
import { profile } from './profile/part.js';
import { signatures } from './signatures.js';
import { tools } from './tools.js';

const LINES = { calls: calls.line, keycloak: grants.line };
const WORKER = fileURLToPath(new URL('load/worker.js', import.meta.url));

/** Runs what the options name; gives what each part found, by its name. */
export async function runParts({ children, directory, options, say }) {
  const bench = { children, directory, options, say, cores: cores() };
  bench.tools = tools(options.checkout, say);
  say(`core ${bench.cores.service} for the service, core ${bench.cores.others} for all else`);
  const results = {};
  if (options.parts.includes('signatures') && !options.hold) {
    results.signatures = await signatures(bench);
  }
  const ours = await openOurs(bench);
  if (options.hold) {
    return hold(bench, ours);
  }
  Object.assign(results, await alternating(bench, ours));
  if (options.parts.includes('profile')) {
    results.profile = await profile(bench, ours);
  }
  await bench.crew.end();
  await ours.stop();
  return results;
}

async function openOurs(bench) {
  const { children, directory, options } = bench;
  const ours = await startOurs(children, directory, options, bench.cores);
  bench.crew = new Crew(children, 1, WORKER);
  pin(bench.crew.pids, bench.cores.others);
  await bench.crew.all('ours', { target: ours.target });
  bench.say(`token-service: pid ${ours.service}; Redis: ${ours.redis}; warm-up`);
  await calls.warmUpCalls(bench, ours);
  return ours;
}

async function openKeycloaks(bench) {
  const keycloaks = await startKeycloaks(bench.children, bench.tools.keycloak, bench.cores.service);
  for (const { target, service, clients } of keycloaks) {
    await bench.crew.all('keycloak', { target });
    bench.say(`Keycloak for ${clients.join(' and ')}: pid ${service}`);
  }
  bench.say('warm-up');
  await grants.warmUpGrants(bench, keycloaks);
  return keycloaks;
}

/** Runs of ours and of Keycloak in turn, as far as the options name them. */
async function alternating(bench, ours) {
  const { options } = bench;
  const keycloaks = options.parts.includes('keycloak') ? await openKeycloaks(bench) : [];
  const steps = {
    ...(options.parts.includes('calls') && { calls: () => calls.runOfCalls(bench, ours) }),
    ...(keycloaks.length > 0 && { keycloak: () => grants.runOfGrants(bench, keycloaks) }),
  };
  const runs = Object.fromEntries(Object.keys(steps).map((name) => [name, []]));
  for (let run = 1; run <= options.runs; run++) {
    for (const [name, step] of Object.entries(steps)) {
      const found = await step();
      runs[name].push(found);
      tell(bench.say, `run ${run} of ${name}`, found, LINES[name]);
    }
  }
  await Promise.all(keycloaks.map((keycloak) => keycloak.stop()));
  return Object.fromEntries(Object.entries(runs).map(([name, all]) => [name, medianOfRuns(all)]));
}

function tell(say, title, found, line) {
  say(`${title}  load average ${loadavg()[0].toFixed(1)}`);
  for (const [kind, figures] of Object.entries(found)) {
    say('  ' + line(kind, figures));
  }
}

async function hold(bench, ours) {
  bench.say('under load until Ctrl-C');
  for (;;) {
    tell(bench.say, 'under load', await calls.runOfCalls(bench, ours), LINES.calls);
  }
}
