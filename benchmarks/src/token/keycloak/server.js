// SPDX-License-Identifier: Apache-2.0
// Keycloak from the distribution that benchmarks/tools has unpacked: built for what it is run with, in memory, alone.
import { randomBytes } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../../load/until.js';
import { freePort } from '../../servers/ports.js';
import { pinned } from '../cores.js';
import { clients } from './clients.js';
import { REALM, realm } from './realm.js';

/** Options of the build: nothing is written to a disk, and nothing is kept for other nodes. */
const BUILD = [
  '--db=dev-mem',
  '--health-enabled=false',
  '--metrics-enabled=false',
  '--features-disabled=persistent-user-sessions',
];
/** What kc.sh would set, but with the collector and the headers of our services, and a heap eight times as large. */
const JAVA_OPTIONS =
  '-Xms512m -Xmx1g -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:MetaspaceSize=96M -XX:MaxMetaspaceSize=256m ' +
  '-Dfile.encoding=UTF-8 -Djava.security.egd=file:/dev/urandom';
const USERS = 8;
const PATIENCE_MS = 180_000;

/** Starts it on core `core`; gives it in the form of all servers of the bench. */
export async function startKeycloak(children, home, core) {
  build(home);
  const people = { clients: clients(), users: users() };
  const port = await freePort();
  writeRealm(home, people);
  const [program, ...args] = [...pinned(core), join(home, 'bin', 'kc.sh'), 'start', ...startOptions(port)];
  const child = children.start('keycloak', program, args, { env: environment() });
  const url = `http://127.0.0.1:${port}/realms/${REALM}`;
  let ended = false;
  child.once('exit', () => (ended = true));
  await until(
    () => ended || answers(url),
    PATIENCE_MS,
    () => 'Keycloak did not start',
  );
  if (ended) {
    throw new Error('Keycloak did not start');
  }
  return {
    name: 'keycloak',
    service: [jvmOf(child.pid)],
    redis: [],
    target: { realm: url, ...people },
    stop: () => children.stop(child),
  };
}

function users() {
  return Array.from({ length: USERS }, (_, i) => ({ name: `bench-${i}`, password: randomBytes(16).toString('hex') }));
}

function startOptions(port) {
  return [
    '--optimized',
    '--import-realm',
    '--cache=local',
    '--http-enabled=true',
    '--http-host=127.0.0.1',
    `--http-port=${port}`,
    '--hostname-strict=false',
    '--log-level=warn',
  ];
}

function environment() {
  return { JAVA_HOME: process.env.QRTC_JAVA_HOME, JAVA_OPTS: JAVA_OPTIONS };
}

// Takes half a minute: done once for each distribution and set of options.
function build(home) {
  const stamp = join(home, 'bench.built');
  const options = BUILD.join('\n');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === options) {
    return;
  }
  execFileSync(join(home, 'bin', 'kc.sh'), ['build', ...BUILD], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...environment() },
  });
  writeFileSync(stamp, options);
}

function writeRealm(home, people) {
  const folder = join(home, 'data', 'import');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${REALM}-realm.json`), JSON.stringify(realm(people)), { mode: 0o600 });
}

async function answers(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

// kc.sh waits for a JVM of its own.
function jvmOf(pid) {
  const [jvm] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  return Number(jvm || pid);
}
