// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from 'redis';
import { until } from '../load/until.js';
import { freePort } from './ports.js';

/** A fresh Redis of the same program and with the same settings as the local stack's (LocalRedis.java). */
export async function startRedis(children, program, directory) {
  const port = await freePort();
  const password = randomBytes(16).toString('hex');
  mkdirSync(directory, { recursive: true });
  const settings = [
    'bind 127.0.0.1',
    `port ${port}`,
    `requirepass ${password}`,
    `dir "${directory}"`,
    'appendonly yes',
    'appendfsync everysec',
    'save ""',
  ];
  const file = join(directory, 'redis.conf');
  writeFileSync(file, settings.join('\n') + '\n', { mode: 0o600 });
  const child = children.start('redis-peers', program, [file]);
  const url = `redis://:${password}@127.0.0.1:${port}/`;
  await until(
    () => answers(url),
    20_000,
    () => 'Redis does not answer',
  );
  return { child, url };
}

async function answers(url) {
  const client = createClient({ url, socket: { reconnectStrategy: false } });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.ping();
    client.destroy();
    return true;
  } catch {
    return false;
  }
}
