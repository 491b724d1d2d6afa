// SPDX-License-Identifier: Apache-2.0
// Our local stack with one replica of each service, token-service on a core of its own.
import { until } from '../load/until.js';
import { startQrtc } from '../servers/qrtc.js';
import { anew, isAlive } from '../servers/restart.js';
import { pin, pinned } from './cores.js';

/** A run's codes are claimed when all of them are there. Nothing else differs from what ./qrtc up starts, limits apart. */
const CODES_LAST = ['token', 'signaling'].map((service) => `${service}:qrtc.pairing.token=10m`);

const PATIENCE_MS = 60_000;

export async function startOurs(children, directory, { home, set, java }, cores) {
  const stack = await startQrtc(children, { home, directory, replicas: 1, set: [...CODES_LAST, ...set], java });
  pin(stack.all, cores.others);
  const replica = await onItsOwn(children, stack, cores.service);
  return {
    name: 'qrtc',
    service: [replica.pid],
    redis: stack.redis,
    target: { url: stack.target.token[0], client: stack.target.client, keys: stack.keys },
    stop: async () => {
      await children.stop(replica);
      await stack.stop();
    },
  };
}

// A JVM counts its processors when it starts: the replica is started again, on one.
async function onItsOwn(children, stack, core) {
  const [pid] = stack.token;
  const start = anew(children, pid, pinned(core));
  process.kill(pid, 'SIGTERM');
  await until(
    () => !isAlive(pid),
    PATIENCE_MS,
    () => 'token-service does not end',
  );
  const replica = start();
  await until(
    () => isReady(stack.management[0]),
    PATIENCE_MS,
    () => 'token-service is not ready',
  );
  return replica;
}

async function isReady(management) {
  try {
    return (await fetch(management + '/q/health/ready')).ok;
  } catch {
    return false;
  }
}
