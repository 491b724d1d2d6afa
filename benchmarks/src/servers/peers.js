// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { startRedis } from './redis.js';
import { freePort } from './ports.js';

/** socket.io with its Redis adapter: two instances, a Redis of their own. */
export async function startSocketIo(children, { redisProgram, directory }) {
  const redis = await startRedis(children, redisProgram, join(directory, 'redis-peers'));
  const instances = await Promise.all([1, 2].map((i) => start(children, 'socketio', i, { REDIS_URL: redis.url })));
  return server(children, 'socketio', 'socket.io', instances, [redis.child]);
}

/** PeerJS: one process. */
export async function startPeerJs(children) {
  return server(children, 'peerjs', 'PeerJS', [await start(children, 'peerjs', 1)], []);
}

/** A bare relay: one process. */
export async function startWs(children) {
  return server(children, 'ws', 'bare ws', [await start(children, 'ws', 1)], []);
}

function server(children, name, title, instances, redis) {
  return {
    name,
    title,
    wire: name,
    target: { urls: instances.map(({ port }) => `ws://127.0.0.1:${port}`) },
    service: instances.map(({ child }) => child.pid),
    redis: redis.map((child) => child.pid),
    stop: async () => {
      await Promise.all(instances.map(({ child }) => children.stop(child)));
      await Promise.all(redis.map((child) => children.stop(child)));
    },
  };
}

async function start(children, name, number, env = {}) {
  const port = await freePort();
  const program = fileURLToPath(new URL(`../../peers/${name}.js`, import.meta.url));
  const child = children.start(`${name}-${number}`, process.execPath, [program], {
    env: { ...env, PORT: String(port), NODE_ENV: 'production' },
    ipc: true,
  });
  await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code} before it was ready`)));
  });
  return { child, port };
}
