// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What the images and ./qrtc up give each JVM (deploy/local, Dockerfile.jvm). */
const JVM = [
  '-XX:+UseSerialGC',
  '-XX:+UseCompactObjectHeaders',
  '-XX:MinHeapFreeRatio=10',
  '-XX:MaxHeapFreeRatio=20',
  '--enable-native-access=ALL-UNNAMED',
  '--sun-misc-unsafe-memory-access=allow',
];
const HEAP = { token: '-Xmx160m', signaling: '-Xmx256m', qr: '-Xmx256m' };

/** The ways in which a service can be started from what is built: its name, program and arguments. */
export function waysOf(service, home, java) {
  const target = join(home, `${service}-service`, 'target');
  const app = join(target, 'quarkus-app');
  const cache = join(app, 'app.aot');
  const jvm = (name, ...more) => ({
    name,
    program: java,
    args: (settings) => [HEAP[service], ...JVM, ...more, ...settings, '-jar', join(app, 'quarkus-run.jar')],
  });
  const runner = existsSync(target) ? readdirSync(target).find((file) => file.endsWith('-runner')) : undefined;
  return [
    jvm('JVM', '-XX:AOTMode=off'),
    // A cache that does not fit is an error here: a start without it would be taken for one with it.
    ...(existsSync(cache) ? [jvm('JVM with AOT cache', `-XX:AOTCache=${cache}`, '-XX:AOTMode=on')] : []),
    ...(runner === undefined
      ? []
      : [{ name: 'native', program: join(target, runner), args: (settings) => [HEAP[service], ...settings] }]),
  ];
}
