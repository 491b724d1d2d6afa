// SPDX-License-Identifier: Apache-2.0
// The JVM with our code, ZXing and BoofCV: built when it is missing or old, and told what to do line by line.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { newest } from '../token/tools.js';

const MODULE = join('benchmarks', 'qr');
const JAR = 'qrtc-benchmark-qr-0.1.0-SNAPSHOT.jar';

/** Builds benchmarks/qr and qr-codec where a source is newer than what was built. */
export function build(checkout, say) {
  const target = join(checkout, MODULE, 'target');
  const sources = [join(checkout, MODULE), join(checkout, 'qr-codec')].map(newest);
  const built = join(target, JAR);
  if (
    existsSync(built) &&
    Math.max(...sources, statSync(join(checkout, 'pom.xml')).mtimeMs) <= statSync(target).mtimeMs
  ) {
    return;
  }
  say('  mvn package of benchmarks/qr (the first time it downloads)');
  const quick = ['-Dmaven.test.skip=true', '-Dspotless.check.skip=true'];
  execFileSync('mvn', ['-B', '-ntp', '-q', ...quick, '-pl', MODULE, '-am', 'package'], {
    cwd: checkout,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, JAVA_HOME: process.env.QRTC_JAVA_HOME },
  });
  // Maven leaves a folder alone in which nothing is new: it would count as old for ever.
  execFileSync('touch', [target]);
}

/** One JVM that answers orders one after another. */
export class Java {
  #child;
  #lines;

  constructor(children, directory, checkout) {
    const target = join(checkout, MODULE, 'target');
    const log = openSync(join(directory, 'java.log'), 'a');
    const classPath = `${join(target, '*')}:${join(target, 'lib', '*')}`;
    const options = ['-Xmx1g', '-XX:+UseSerialGC', '-cp', classPath, 'dev.qrtc.benchmark.qr.Main'];
    this.#child = children.add(
      'java',
      spawn(join(process.env.QRTC_JAVA_HOME, 'bin', 'java'), options, { stdio: ['pipe', 'pipe', log] }),
    );
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  /** Carries out one order: its answer, or an Error with what went wrong. */
  async ask(order) {
    this.#child.stdin.write(JSON.stringify(order) + '\n');
    const { value, done } = await this.#lines.next();
    if (done) {
      throw new Error('the JVM has ended: see java.log');
    }
    const answer = JSON.parse(value);
    if (answer.error !== undefined) {
      throw new Error(`${order.do}: ${answer.error}`);
    }
    return answer;
  }
}
