// SPDX-License-Identifier: Apache-2.0
import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { delimiter, join, resolve } from 'node:path';

export interface Replica {
  readonly url: string;
  readonly management: string;
  readonly pid: number;
  readonly log: string;
}

interface Client {
  readonly id: string;
  readonly secret: string;
}

/** What `stack.json` says of a running stack. */
export interface Stack {
  readonly gateway: string;
  readonly token: readonly Replica[];
  readonly signaling: readonly Replica[];
  readonly qr: readonly Replica[];
  readonly demo: readonly Replica[];
  readonly redis: { readonly url: string; readonly pid: number };
  readonly client: Client;
  readonly admin: Client;
}

/** Any of our tokens: three base64url parts, of which the first is a JSON object. */
export const TOKEN = /eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{20,}/;

export const HOME = resolve(import.meta.dirname, '../../..');
export const TARGET = join(HOME, 'e2e', 'browser', 'target');
const DIRECTORY = join(TARGET, 'stack');
const READY_WITHIN_MS = 240_000;
const ENDS_WITHIN_MS = 40_000;

/** A stack of our own, as `./qrtc up` starts one: real services, real Redis, two replicas of each. */
export class OwnStack {
  readonly stack: Stack;
  readonly #launcher: ChildProcess;

  private constructor(launcher: ChildProcess, stack: Stack) {
    this.#launcher = launcher;
    this.stack = stack;
  }

  static async start(): Promise<OwnStack> {
    const launcher = launch(await freePort());
    process.once('exit', () => launcher.kill());
    await untilUp(launcher);
    return new OwnStack(launcher, readStack(join(DIRECTORY, 'stack.json')));
  }

  /** Ends it as Ctrl-C does, and sees that no process is left, and no token in any log. */
  async stop(): Promise<void> {
    const { token, signaling, qr, demo, redis } = this.stack;
    const pids = [...token, ...signaling, ...qr, ...demo, redis].map(({ pid }) => pid);
    await ended(this.#launcher);
    const left = pids.filter(isAlive);
    if (left.length > 0) {
      throw new Error(`The stack has left processes behind: ${left.join(', ')}`);
    }
    const logs = join(DIRECTORY, 'logs');
    const told = readdirSync(logs).filter((log) => TOKEN.test(readFileSync(join(logs, log), 'utf8')));
    if (told.length > 0) {
      throw new Error(`There are tokens in ${told.join(', ')} of ${logs}`);
    }
  }
}

export function readStack(file: string): Stack {
  return JSON.parse(readFileSync(file, 'utf8')) as Stack;
}

function launch(port: number): ChildProcess {
  const target = join(HOME, 'deploy', 'local', 'target');
  const jar = readdirSync(target).find((name) => /^qrtc-local-.*\.jar$/.test(name));
  if (jar === undefined) {
    throw new Error(`The launcher is not built: there is no qrtc-local jar in ${target}`);
  }
  mkdirSync(DIRECTORY, { recursive: true, mode: 0o700 });
  const classPath = [join(target, jar), join(target, 'lib', '*')].join(delimiter);
  const javaHome = process.env['JAVA_HOME'];
  const java = javaHome === undefined ? 'java' : join(javaHome, 'bin', 'java');
  const jvm = ['-Xmx128m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-cp', classPath, 'dev.qrtc.local.Main'];
  // All pages of all tests are one address, and few users.
  const set = 'token:qrtc.limits.scale=1000';
  const options = { home: HOME, directory: DIRECTORY, port, replicas: 2, set };
  const given = Object.entries(options).flatMap(([name, value]) => [`--${name}`, `${value}`]);
  // Replicas live for minutes: what the second compiler makes of them costs more than it gives.
  const tuned = ['token', 'signaling', 'qr', 'demo'].flatMap((name) => ['--java', `${name}:-XX:TieredStopAtLevel=1`]);
  const launcher = spawn(java, [...jvm, ...given, ...tuned], { stdio: ['ignore', 'pipe', 'pipe'] });
  const log = createWriteStream(join(TARGET, 'stack.log'));
  launcher.stdout.pipe(log, { end: false });
  launcher.stderr.pipe(log, { end: false });
  return launcher;
}

/** What the launcher prints is the progress; it is up when it says so. */
function untilUp(launcher: ChildProcess): Promise<void> {
  let said = '';
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      launcher.kill();
      reject(new Error(`The stack did not start: ${why}\n${said}`));
    };
    const deadline = setTimeout(() => {
      fail('it took too long');
    }, READY_WITHIN_MS);
    const hear = (text: unknown): void => {
      said += String(text);
      if (said.includes('qrtc is up:')) {
        clearTimeout(deadline);
        resolve();
      }
    };
    launcher.stdout?.on('data', hear);
    launcher.stderr?.on('data', hear);
    launcher.once('error', (error) => {
      fail(error.message);
    });
    launcher.once('exit', (status) => {
      clearTimeout(deadline);
      fail(`its launcher ended with ${String(status)}`);
    });
  });
}

function ended(launcher: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const deadline = setTimeout(() => {
      launcher.kill('SIGKILL');
      reject(new Error('The launcher did not end after SIGTERM'));
    }, ENDS_WITHIN_MS);
    launcher.once('exit', () => {
      clearTimeout(deadline);
      resolve();
    });
    if (launcher.exitCode !== null || !launcher.kill('SIGTERM')) {
      clearTimeout(deadline);
      resolve();
    }
  });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}
