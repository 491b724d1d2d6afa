// SPDX-License-Identifier: Apache-2.0
// What Maven brings for this bench alone: the benchmark of signatures, a profiler, Keycloak.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const PROFILER = { x64: 'linux-x64', arm64: 'linux-arm64' };

/** Where the tools are: builds and unpacks those that are missing, or older than what says how. */
export function tools(checkout, say) {
  const folder = (name) => join(checkout, 'benchmarks', name);
  bring(folder('signatures'), 'qrtc-benchmark-signatures-0.1.0-SNAPSHOT.jar', say);
  bring(folder('tools'), 'keycloak', say);
  const keycloaks = join(folder('tools'), 'target', 'keycloak');
  return {
    signatures: join(folder('signatures'), 'target'),
    profiler: join(folder('tools'), 'target', 'async-profiler', PROFILER[process.arch] ?? '-', 'libasyncProfiler.so'),
    keycloak: join(keycloaks, `keycloak-${versions(checkout).Keycloak}`),
  };
}

/** The versions of what we are measured beside and with. */
export function versions(checkout) {
  const text = (...path) => readFileSync(join(checkout, 'benchmarks', ...path), 'utf8');
  const property = (pom, name) => new RegExp(`<${name}>(.*)</${name}>`).exec(pom)[1];
  const pom = text('tools', 'pom.xml');
  return {
    Keycloak: property(pom, 'keycloak.version'),
    'async-profiler': property(pom, 'async-profiler.version'),
    JMH: property(text('signatures', 'pom.xml'), 'jmh.version'),
  };
}

function bring(folder, result, say) {
  const made = join(folder, 'target', result);
  if (existsSync(made) && newest(folder) <= statSync(join(folder, 'target')).mtimeMs) {
    return;
  }
  say(`  mvn package of ${folder.slice(folder.lastIndexOf('/') + 1)} (the first time it downloads)`);
  const quick = ['-DskipTests', '-Dmaven.test.skip=true', '-Dspotless.check.skip=true'];
  execFileSync('mvn', ['-B', '-ntp', '-q', ...quick, '-f', join(folder, 'pom.xml'), 'clean', 'package'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, JAVA_HOME: process.env.QRTC_JAVA_HOME },
  });
}

// When a source was changed last, in ms.
export function newest(folder) {
  const files = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => name !== 'target');
  return Math.max(
    ...files.map((file) => {
      const path = join(folder, file.name);
      return file.isDirectory() ? newest(path) : statSync(path).mtimeMs;
    }),
    0,
  );
}
