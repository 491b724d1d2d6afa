// SPDX-License-Identifier: Apache-2.0
import { readFileSync, readlinkSync } from 'node:fs';

/** Remembers how process `pid` was started; gives a function that starts it just so again, by the program in `before` if need be. */
export function anew(children, pid, before = []) {
  const list = (name) =>
    readFileSync(`/proc/${pid}/${name}`, 'utf8')
      .split('\0')
      .filter((text) => text !== '');
  const [program, ...args] = [...before, ...list('cmdline')];
  const cwd = readlinkSync(`/proc/${pid}/cwd`);
  const env = Object.fromEntries(
    list('environ').map((text) => [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)]),
  );
  return () => children.start(`restarted-${pid}`, program, args, { cwd, env, onlyEnv: true });
}

/** Whether there is a process `pid`. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
