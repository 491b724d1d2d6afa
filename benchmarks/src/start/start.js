// SPDX-License-Identifier: Apache-2.0
import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { residentKib } from '../figures/memory.js';
import { freePort } from '../servers/ports.js';

const MOST_MS = 120_000;
const SETTLED_MS = 2_000;

/** Starts a service once: milliseconds until it first says that it is ready, and its memory in MiB then and 2 s later. */
export async function startOnce(children, name, way, settingsFile) {
  const [http, management] = [await freePort(), await freePort()];
  const settings = [`-Dquarkus.http.port=${http}`, `-Dquarkus.management.port=${management}`];
  const before = performance.now();
  const child = children.start(name, way.program, way.args(settings), {
    env: { PATH: process.env.PATH, QUARKUS_CONFIG_LOCATIONS: `file:${settingsFile}` },
    onlyEnv: true,
  });
  let ended = false;
  child.once('exit', () => (ended = true));
  while (!(await isReady(management))) {
    if (ended || performance.now() - before > MOST_MS) {
      throw new Error(`${name} (${way.name}) did not start`);
    }
    await sleep(2);
  }
  const readyMs = performance.now() - before;
  const mib = residentKib([child.pid]) / 1024;
  await sleep(SETTLED_MS);
  const settledMib = residentKib([child.pid]) / 1024;
  await children.stop(child);
  return { readyMs, mib, settledMib };
}

function isReady(port) {
  return new Promise((resolve) => {
    get({ host: '127.0.0.1', port, path: '/q/health/ready', agent: false }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode === 200));
    }).once('error', () => resolve(false));
  });
}
