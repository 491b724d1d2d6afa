// SPDX-License-Identifier: Apache-2.0
// async-profiler in a running JVM. Its CPU timers see all threads, those of the JVM itself too, and need no right of the kernel's.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** CPU time between two samples of a thread, in ns. */
const INTERVAL_NS = 500_000;

/** Profiles process `pid` while `work` goes on; gives collapsed stacks, each with its thread, and leaves them in `file`. */
export async function profiled({ pid, library, file }, work) {
  tell(pid, library, `start,event=ctimer,interval=${INTERVAL_NS},threads`);
  await work();
  tell(pid, library, `stop,file=${file},collapsed,threads`);
  return readFileSync(file, 'utf8');
}

function tell(pid, library, command) {
  const jcmd = join(process.env.QRTC_JAVA_HOME, 'bin', 'jcmd');
  // In quotes: jcmd takes what has a = in it for an option of its own.
  const said = execFileSync(jcmd, [String(pid), 'JVMTI.agent_load', library, `"${command}"`], { encoding: 'utf8' });
  if (!said.includes('return code: 0')) {
    throw new Error(`async-profiler said: ${said}`);
  }
}
