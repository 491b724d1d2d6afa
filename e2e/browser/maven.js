// SPDX-License-Identifier: Apache-2.0
// What Maven calls, with `verify` (types, lint, format, descriptions of calls) or `test` (the browsers): installs only what changed.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

if (timeOf('package-lock.json') > timeOf('node_modules/.package-lock.json')) {
  npm('ci', '--no-audit', '--no-fund', '--loglevel=error');
}
npm('run', '--silent', process.argv[2] ?? 'verify');

/** @param {string[]} args */
function npm(...args) {
  const { status, error } = spawnSync('npm', args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    // A build asks nobody whether there is a newer linter.
    env: { ...process.env, REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  });
  if (error !== undefined) {
    console.error('The browser tests run on Node.js: install 20.19 or newer, with npm.');
  }
  if (status !== 0) {
    process.exit(status ?? 1);
  }
}

/**
 * @param {string} path
 * @returns {number} 0 where there is none
 */
function timeOf(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
