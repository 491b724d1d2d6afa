// SPDX-License-Identifier: Apache-2.0
// Programs of other packages: who is missing is left out.
import { spawnSync } from 'node:child_process';

/** The version that a program tells, such as 0.23.92; undefined where there is no such program. */
export function versionOf(program, option) {
  const { error, stdout, stderr } = spawnSync(program, [option], { encoding: 'utf8' });
  return error === undefined ? versionIn(stdout + stderr) : undefined;
}

/** The first thing in a text that looks like a version. */
export function versionIn(text) {
  return /\d+(\.\d+)+/.exec(text)?.[0] ?? 'unknown';
}
