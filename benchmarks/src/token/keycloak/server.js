// SPDX-License-Identifier: Apache-2.0
// Keycloak from the distribution that benchmarks/tools has unpacked: built for what it is run with, in memory, alone.
import { randomBytes } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../../load/until.js';
import { freePort } from '../../servers/ports.js';
import { pinned } from '../cores.js';
import { clients } from './clients.js';
import { REALM, realm } from './realm.js';

/**
 * Two of them, by what they are built with and the clients they have: one that writes nothing to its database and keeps nothing
 * for other nodes, and one that keeps its sessions as it does unless told otherwise. The database is in memory.
 */
const KINDS = {
  slim: { clients: ['secret', 'signed'], build: ['--db=dev-mem', '--features-disabled=persistent-user-sessions'] },
  usual: { clients: ['usual'], build: ['--db=dev-mem'] },
};
/** What kc.sh would set, but with the collector and the headers of our services, and a heap eight times as large. */
const JAVA_OPTIONS =
  '-Xms512m -Xmx1g -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:MetaspaceSize=96M -XX:MaxMetaspaceSize=256m ' +
  '-Dfile.encoding=UTF-8 -Djava.security.egd=file:/dev/urandom';
const USERS = 8;
const PATIENCE_MS = 180_000;

/** Starts both on core `core`, from the distribution in `source`; gives them in the form of all servers of the bench. */
export async function startKeycloaks(children, source, core) {
  const servers = [];
  for (const [kind, how] of Object.entries(KINDS)) {
    servers.push(await start(children, built(source, kind, how.build), core, how.clients));
  }
  return servers;
}

async function start(children, home, core, names) {
  const all = clients();
  const people = { clients: Object.fromEntries(names.map((name) => [name, all[name]])), users: users() };
  const port = await freePort();
  writeRealm(home, people);
  const [program, ...args] = [...pinned(core), join(home, 'bin', 'kc.sh'), 'start', ...startOptions(port)];
  const child = children.start(`keycloak-${names[0]}`, program, args, { env: environment() });
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
    clients: names,
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

// A copy for each kind. Takes half a minute: done once for each distribution and set of options.
function built(source, kind, options) {
  const home = `${source}-${kind}`;
  const stamp = join(home, 'bench.built');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== options.join('\n')) {
    rmSync(home, { recursive: true, force: true });
    cpSync(source, home, { recursive: true });
    execFileSync(join(home, 'bin', 'kc.sh'), ['build', ...options], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, ...environment() },
    });
    writeFileSync(stamp, options.join('\n'));
  }
  return home;
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
