// SPDX-License-Identifier: Apache-2.0
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const WORKER = fileURLToPath(new URL('worker.js', import.meta.url));

/** The load generator: a few processes that get the same commands. */
export class Crew {
  #workers;
  #children;

  /** `size` processes that run the module `program`. */
  constructor(children, size, program = WORKER) {
    this.#children = children;
    this.#workers = Array.from({ length: size }, (_, i) => new Worker(children, `load-${i + 1}`, program));
  }

  get pids() {
    return this.#workers.map((worker) => worker.pid);
  }

  /** Every process does it; gives all results. `each(i, size)` gives what differs. */
  all(command, parameters = {}, each = () => ({})) {
    return Promise.all(
      this.#workers.map((worker, i) => worker.ask(command, { ...parameters, ...each(i, this.#workers.length) })),
    );
  }

  /** Makes `count` pairs numbered from `first`, shared out evenly, and does not connect them. */
  async make(server, count, { first = 0, atOnce } = {}) {
    const share = (i, size) => {
      const from = Math.floor((count * i) / size);
      return { first: first + from, count: Math.floor((count * (i + 1)) / size) - from };
    };
    const { name, wire, target } = server;
    await this.all('make', { server: name, wire, target, atOnce }, share);
  }

  /** Makes pairs and connects them. */
  async open(server, count, options = {}) {
    await this.make(server, count, options);
    return this.sum('connect', { server: server.name, atOnce: options.atOnce });
  }

  /** How often links to `server` came back and were told of a resync. */
  async troubles(server) {
    const all = await this.all('troubles', { server: server.name });
    return {
      reconnections: all.reduce((sum, one) => sum + one.reconnections, 0),
      resyncs: all.reduce((sum, one) => sum + one.resyncs, 0),
      fullMailboxes: all.reduce((sum, one) => sum + one.fullMailboxes, 0),
    };
  }

  async sum(command, parameters) {
    return (await this.all(command, parameters)).reduce((a, b) => a + b, 0);
  }

  async end() {
    await Promise.all(this.#workers.map((worker) => this.#children.stop(worker.child)));
  }
}

class Worker {
  #waiting = new Map();
  #next = 0;

  constructor(children, name, program) {
    this.child = children.add(
      name,
      fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], serialization: 'advanced' }),
    );
    this.child.on('message', ({ id, result, error }) => {
      const { resolve, reject } = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error === undefined) {
        resolve(result);
      } else {
        reject(new Error(`${name}: ${error}`));
      }
    });
    this.child.on('exit', () => this.#waiting.forEach(({ reject }) => reject(new Error(`${name} has ended`))));
  }

  get pid() {
    return this.child.pid;
  }

  ask(command, parameters) {
    return new Promise((resolve, reject) => {
      const id = ++this.#next;
      this.#waiting.set(id, { resolve, reject });
      this.child.send({ id, command, ...parameters });
    });
  }
}
