// SPDX-License-Identifier: Apache-2.0
import { basename } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What matters most comes first, codes late: by then an old one has expired; faults last: they leave a replica less. */
const ORDER = ['flow', 'typing', 'sdk', 'tampering', 'failures', 'looks', 'codes', 'faults'];

class InOrder extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => ORDER.indexOf(basename(moduleId, '.test.ts'));
    return Promise.resolve(files.toSorted((a, b) => place(a) - place(b)));
  }
}

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    globalSetup: 'src/global-setup.ts',
    // One stack, two cores: one after the other.
    fileParallelism: false,
    sequence: { sequencer: InOrder },
    testTimeout: 45_000,
    hookTimeout: 60_000,
    reporters: ['verbose', 'junit'],
    outputFile: { junit: 'target/browser-reports/browser.xml' },
  },
});
