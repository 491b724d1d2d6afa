// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';

/** Resident memory in KiB in the text of /proc/<pid>/status (proc(5), VmRSS). */
export function residentKibIn(status) {
  const found = /^VmRSS:\s+(\d+) kB$/m.exec(status);
  if (found === null) {
    throw new Error('there is no VmRSS: the process has ended');
  }
  return Number(found[1]);
}

/** Resident memory of these processes together, in KiB. */
export function residentKib(pids) {
  return pids.reduce((sum, pid) => sum + residentKibIn(readFileSync(`/proc/${pid}/status`, 'utf8')), 0);
}
