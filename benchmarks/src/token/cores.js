// SPDX-License-Identifier: Apache-2.0
// One core for the service that is measured, another for everything else.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The numbers in a list such as 0-3,8 (proc(5), Cpus_allowed_list). */
export function coresIn(list) {
  return list.split(',').flatMap((part) => {
    const [first, last = first] = part.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
}

/** { service, others }: the last core that we may use is the service's, the first has the generator and Redis. */
export function cores() {
  const status = readFileSync('/proc/self/status', 'utf8');
  const allowed = coresIn(/^Cpus_allowed_list:\s+(\S+)$/m.exec(status)[1]);
  if (allowed.length < 2) {
    throw new Error('two cores are needed: one for the service, one for the load');
  }
  return { service: allowed.at(-1), others: allowed[0] };
}

/** What to put before a command line so that it runs on `core` alone. */
export function pinned(core) {
  return [taskset(), '-c', String(core)];
}

/** Moves all threads of these processes to `core`, and those that they will start. */
export function pin(pids, core) {
  for (const pid of pids) {
    execFileSync(taskset(), ['-a', '-c', '-p', String(core), String(pid)], { stdio: 'ignore' });
  }
}

function taskset() {
  const found = process.env.PATH.split(delimiter)
    .map((folder) => join(folder, 'taskset'))
    .find(existsSync);
  if (found === undefined) {
    throw new Error('taskset is needed (Debian: apt-get install util-linux)');
  }
  return found;
}
