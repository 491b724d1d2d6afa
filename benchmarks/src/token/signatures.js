// SPDX-License-Identifier: Apache-2.0
// What signatures cost by themselves, on the core and the JVM that the service has: JMH, in CPU time.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pinned } from './cores.js';

const JVM = '-XX:+UseSerialGC -XX:+UseCompactObjectHeaders';
const CPU_TIME = 'dev.qrtc.benchmark.signature.CpuTime';

/** { ES256: { sign, verify }, ... } in CPU microseconds. */
export async function signatures({ children, directory, options, cores, tools, say }) {
  say('signatures: JMH, in CPU time');
  const result = join(directory, 'jmh.json');
  const iterations = options.quick ? ['-wi', '1', '-i', '1'] : ['-wi', '3', '-i', '5'];
  const [program, ...args] = [
    ...pinned(cores.service),
    join(process.env.QRTC_JAVA_HOME, 'bin', 'java'),
    ...['-cp', `${join(tools.signatures, '*')}:${join(tools.signatures, 'lib', '*')}`, 'org.openjdk.jmh.Main'],
    ...['Signatures', '-f', '1', '-w', '1', '-r', '1', ...iterations, '-jvmArgs', JVM],
    ...['-prof', CPU_TIME, '-rf', 'json', '-rff', result],
  ];
  const child = children.start('jmh', program, args);
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) {
    throw new Error(`JMH ended with ${code}`);
  }
  const found = costs(JSON.parse(readFileSync(result, 'utf8')));
  for (const [algorithm, { sign, verify }] of Object.entries(found)) {
    say(`  ${algorithm.padEnd(5)}  sign ${sign.toFixed(1)} us, verify ${verify.toFixed(1)} us`);
  }
  return found;
}

/**
 * Reads JMH's JSON: the cheapest of the iterations, since what disturbs only adds, and the bars are scaled by what is found
 * here.
 */
export function costs(results) {
  const found = {};
  for (const { benchmark, params, secondaryMetrics } of results) {
    const operation = benchmark.slice(benchmark.lastIndexOf('.') + 1);
    found[params.algorithm] = {
      ...found[params.algorithm],
      [operation]: Math.min(...secondaryMetrics.cpu.rawData.flat()),
    };
  }
  return found;
}
