// SPDX-License-Identifier: Apache-2.0
// What Maven calls, with `verify` or `build`: installs and builds only what changed, so that a build where nothing did
// takes no time and no network.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const script = process.argv[2] ?? 'verify';
const stamp = `target/${script}.stamp`;
const inputs = [
  'src',
  'test',
  '../contract',
  ...readdirSync('.').filter((name) => /\.(js|json|ts)$|^\.\w+rc/.test(name)),
];

if (timeOf('package-lock.json') > timeOf('node_modules/.package-lock.json')) {
  npm('ci', '--no-audit', '--no-fund', '--loglevel=error');
}
if (newest(inputs) > timeOf(stamp) || timeOf('dist/client.js') === 0) {
  npm('run', '--silent', script);
  mkdirSync('target', { recursive: true });
  writeFileSync(stamp, '');
}

/** @param {string[]} args */
function npm(...args) {
  const { status, error } = spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (error !== undefined) {
    console.error('The browser SDK is built with npm: install Node.js 20.19 or newer, with npm.');
  }
  if (status !== 0) {
    process.exit(status ?? 1);
  }
}

/**
 * When the newest file of these was changed.
 * @param {string[]} paths
 * @returns {number}
 */
function newest(paths) {
  return Math.max(
    ...paths.map((path) =>
      statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
        ? Math.max(
            timeOf(path),
            newest(
              readdirSync(path)
                .filter((name) => name !== 'target')
                .map((name) => join(path, name)),
            ),
          )
        : timeOf(path),
    ),
  );
}

/**
 * @param {string} path
 * @returns {number} 0 where there is none
 */
function timeOf(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
