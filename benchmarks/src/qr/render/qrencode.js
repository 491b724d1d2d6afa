// SPDX-License-Identifier: Apache-2.0
// qrencode: one process a code, less what the process costs that only tells its version.
import { execFileSync } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const LOOK = ['-l', 'M', '-s', '8', '-m', '4'];
const RENDERS_A_SECOND = 400;

export function openQrencode(directory, texts) {
  const input = join(directory, 'text');
  const output = join(directory, 'code');
  writeFileSync(input, texts[0]);
  const drawer = (name, ...type) => ({
    name,
    draw: async (seconds) => {
      const renders = Math.ceil(seconds * RENDERS_A_SECOND);
      const whole = cpuSecondsOf(renders, ['-r', input, '-o', output, ...LOOK, ...type]);
      const process = cpuSecondsOf(renders, ['-V']);
      return { renders, cpuSeconds: whole - process, bytes: statSync(output).size };
    },
  });
  return [drawer('qrencode-png', '-t', 'PNG'), drawer('qrencode-svg', '-t', 'SVG', '--rle')];
}

function cpuSecondsOf(times, args) {
  const script = 'n=$1; shift; for ((i = 0; i < n; i++)); do qrencode "$@" 2>/dev/null; done; times';
  return cpuSecondsIn(execFileSync('bash', ['-c', script, 'bash', String(times), ...args], { encoding: 'utf8' }));
}

/** User and system seconds of the children in what bash's `times` writes: its last line. */
export function cpuSecondsIn(times) {
  const [, ...parts] = /(\d+)m([\d.]+)s (\d+)m([\d.]+)s\s*$/.exec(times).map(Number);
  const [userMinutes, user, systemMinutes, system] = parts;
  return 60 * (userMinutes + systemMinutes) + user + system;
}
