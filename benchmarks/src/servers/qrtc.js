// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { until } from '../load/until.js';
import { freePort } from './ports.js';

/** Bounds that a load of this kind meets and people do not. Nothing else differs from what ./qrtc up starts. */
const SETTINGS = {
  token: { 'qrtc.pairing.join': '10m', 'qrtc.limits.scale': '1000000', 'qrtc.pairing.max': '10000000' },
  signaling: {
    'qrtc.pairing.join': '10m',
    'qrtc.signaling.limits.frames-per-second': '10000',
    'qrtc.signaling.limits.frames-burst': '100000',
    'qrtc.signaling.limits.bytes-per-second': '10000000',
    'qrtc.signaling.limits.bytes-burst': '100000000',
    'qrtc.signaling.limits.connections': '100000',
    'qrtc.signaling.limits.connections-per-address': '100000',
  },
};

/**
 * Our local stack: `./qrtc up` of the checkout `home`, with `replicas` of each service.
 * `set` and `java` are options of `./qrtc up`, each service:text. With `commands` it takes commands (`ask` of what this gives).
 */
export async function startQrtc(
  children,
  { home, directory, name = 'qrtc', replicas = 2, set = [], java = [], commands = false },
) {
  const own = join(directory, name);
  const all = Object.entries(SETTINGS).flatMap(([service, settings]) =>
    Object.entries(settings).map(([property, value]) => `${service}:${property}=${value}`),
  );
  const args = [
    ...['up', '--port', String(await freePort()), '--replicas', String(replicas), '--directory', own],
    ...[...all, ...set].flatMap((setting) => ['--set', setting]),
    ...java.flatMap((option) => ['--java', option]),
    ...(commands ? ['--commands', 'stdin'] : []),
  ];
  const child = children.start(name, join(home, 'qrtc'), args, { cwd: home, talks: commands });
  const ask = commands ? asking(child) : undefined;
  const file = join(own, 'stack.json');
  let ended = false;
  child.once('exit', () => (ended = true));
  // A first start builds everything.
  await until(
    () => ended || existsSync(file),
    1_200_000,
    () => 'our stack did not start',
  );
  if (ended) {
    throw new Error('our stack did not start: see ' + join(directory, `${name}.log`));
  }
  return { ask, ...describe(children, child, name, JSON.parse(readFileSync(file, 'utf8')), own) };
}

/** A function that sends a command and gives its answer: the next line of JSON. */
function asking(child) {
  const waiting = [];
  createInterface(child.stdout).on('line', (line) => {
    if (line.startsWith('{')) {
      waiting.shift()?.resolve(JSON.parse(line));
    }
  });
  child.once('exit', () => waiting.forEach(({ reject }) => reject(new Error('our stack has ended'))));
  return (command) =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      child.stdin.write(command + '\n');
    });
}

function describe(children, child, name, stack, directory) {
  const replicas = Object.values(stack).filter(Array.isArray).flat();
  return {
    name,
    gateway: stack.gateway,
    title: name,
    wire: 'qrtc',
    target: {
      urls: stack.signaling.map(({ url }) => url.replace('http', 'ws')),
      token: stack.token.map(({ url }) => url),
      client: stack.client,
    },
    service: stack.signaling.map(({ pid }) => pid),
    redis: [stack.redis.pid],
    token: stack.token.map(({ pid }) => pid),
    all: [child.pid, stack.redis.pid, ...replicas.map(({ pid }) => pid)],
    keys: join(directory, 'keys.json'),
    management: stack.token.map(({ management }) => management),
    redisProgram: join(directory, 'redis', 'redis-server'),
    stop: () => children.stop(child),
  };
}
