// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { join } from 'node:path';

/** On what this is measured, beside which `versions`, when, and how busy the machine is. */
export function machine(home, versions) {
  return {
    date: new Date().toISOString().slice(0, 16).replace('T', ' ') + ' UTC',
    cpu: `${cpus()[0].model}, ${cpus().length} cores`,
    memoryGib: Math.round(totalmem() / 2 ** 30),
    system: `${osName()}, Linux ${release()}`,
    commit: commit(home),
    java: javaVersion(),
    versions: { node: process.version, ...versions },
    load: loadavg()[0],
  };
}

/** What the Redis of the stack under `directory` says of itself, such as 7.0.15. */
export function redisVersion(directory) {
  const said = execFileSync(join(directory, 'qrtc', 'redis', 'redis-server'), ['--version'], { encoding: 'utf8' });
  return /v=(\S+)/.exec(said)?.[1] ?? 'unknown';
}

function osName() {
  return /^PRETTY_NAME="(.*)"$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? 'Linux';
}

function commit(home) {
  const git = (...args) => execFileSync('git', ['-C', home, ...args], { encoding: 'utf8' }).trim();
  try {
    return (
      git('rev-parse', '--short=12', 'HEAD') +
      (git('status', '--porcelain', '-uno') === '' ? '' : ' and what is not committed')
    );
  } catch {
    return 'unknown';
  }
}

function javaVersion() {
  const text = readFileSync(`${process.env.QRTC_JAVA_HOME}/release`, 'utf8');
  const field = (name) => new RegExp(`^${name}="(.*)"$`, 'm').exec(text)?.[1] ?? 'unknown';
  return `${field('IMPLEMENTOR')} ${field('JAVA_RUNTIME_VERSION')}`;
}
