// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';

/** Linux counts CPU time for programs in hundredths of a second (USER_HZ), whatever the kernel's own tick is. */
const TICKS_A_SECOND = 100;

/** CPU seconds in the text of /proc/<pid>/stat: user and system time of all threads (proc(5), fields 14 and 15). */
export function cpuSecondsIn(stat) {
  // The second field is the program's name in parentheses, which may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}

/** CPU seconds that these processes have used since they started. */
export function cpuSeconds(pids) {
  return pids.reduce((sum, pid) => sum + cpuSecondsIn(readFileSync(`/proc/${pid}/stat`, 'utf8')), 0);
}

/** CPU seconds by part: takes { part: pids }, gives a function that says what each part has used since. */
export function stopwatch(parts) {
  const read = () => Object.fromEntries(Object.entries(parts).map(([part, pids]) => [part, cpuSeconds(pids)]));
  const before = read();
  return () => Object.fromEntries(Object.entries(read()).map(([part, seconds]) => [part, seconds - before[part]]));
}
