// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';

const GRACE_MS = 15_000;

/** Every process that the bench starts; all are ended with it, by their pids. */
export class Children {
  #running = new Set();
  #directory;

  /** Logs go into `directory`. */
  constructor(directory) {
    this.#directory = directory;
  }

  /** With `talks`, its standard input and output are ours, and only what it complains of goes to its log. */
  start(name, program, args, { env = {}, onlyEnv = false, cwd, ipc = false, talks = false } = {}) {
    const log = openSync(join(this.#directory, `${name}.log`), 'a');
    try {
      const stdio = [...(talks ? ['pipe', 'pipe'] : ['ignore', log]), log, ...(ipc ? ['ipc'] : [])];
      return this.add(name, spawn(program, args, { cwd, env: onlyEnv ? env : { ...process.env, ...env }, stdio }));
    } finally {
      closeSync(log);
    }
  }

  add(name, child) {
    this.#running.add(child);
    child.qrtcName = name;
    child.once('exit', () => this.#running.delete(child));
    child.once('error', (error) => {
      console.error(`${name}: ${error.message}`);
      this.#running.delete(child);
    });
    return child;
  }

  /** SIGTERM, and SIGKILL where that does not help. */
  async stop(child) {
    if (!this.#running.has(child)) {
      return;
    }
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
    await gone;
    clearTimeout(timer);
  }

  async stopAll() {
    await Promise.all([...this.#running].map((child) => this.stop(child)));
  }
}
