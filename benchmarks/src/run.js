// SPDX-License-Identifier: Apache-2.0
import { hold } from './parts/hold.js';
import { idle } from './parts/idle.js';
import { latency } from './parts/latency.js';
import { pairings } from './parts/pairings.js';
import { relay } from './parts/relay.js';
import { resume } from './parts/resume.js';
import { setup } from './parts/setup.js';
import { relayStage } from './stage.js';

/** These share warm servers. */
const RELAYING = { relay, latency };
/** These start their own. */
const ALONE = { setup, pairings, idle, resume };

/** Runs what the options name, one after another; gives what each part found, by its name. */
export async function runParts({ children, directory, options, say }) {
  const results = {};
  if (options.hold) {
    return hold({ children, directory, options, say });
  }
  const wanted = (parts) => Object.entries(parts).filter(([name]) => options.parts.includes(name));
  if (wanted(RELAYING).length > 0) {
    const stage = await relayStage(children, directory, options);
    for (const [name, part] of wanted(RELAYING)) {
      results[name] = await part({ ...stage, options, say, results });
    }
    await stage.end();
  }
  for (const [name, part] of wanted(ALONE)) {
    results[name] = await part({ children, directory, options, say });
  }
  return results;
}
