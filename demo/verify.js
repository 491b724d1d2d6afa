// SPDX-License-Identifier: Apache-2.0
// What Maven calls: checks the pages' types, lint, format and tests, but only where something changed since the last time.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const stamp = 'target/pages-verified.stamp';
const inputs = ['src/main/resources', 'src/test/web', '../contract/errors.json', '../client/src/api.ts'];
const tools = readdirSync('.').filter((name) => /\.(js|json)$|^\.\w+rc/.test(name));

if (timeOf('package-lock.json') > timeOf('node_modules/.package-lock.json')) {
  npm('ci', '--no-audit', '--no-fund', '--loglevel=error');
}
if (Math.max(...[...inputs, ...tools].flatMap(filesOf).map(timeOf)) > timeOf(stamp)) {
  npm('run', '--silent', 'verify');
  mkdirSync('target', { recursive: true });
  writeFileSync(stamp, '');
}

/** @param {string[]} args */
function npm(...args) {
  const { status, error } = spawnSync('npm', args, { stdio: 'inherit' });
  if (error !== undefined) {
    console.error('The demo’s pages are checked with npm: install Node.js 20.19 or newer, with npm.');
  }
  if (status !== 0) {
    process.exit(status ?? 1);
  }
}

/**
 * The path and, for a folder, everything in it: a folder is newer where a file was taken away.
 *
 * @param {string} path
 * @returns {string[]}
 */
function filesOf(path) {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return isFolder
    ? [path, ...readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name))]
    : [path];
}

/**
 * @param {string} path
 * @returns {number} 0 where there is none
 */
function timeOf(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
