// SPDX-License-Identifier: Apache-2.0
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    globalSetup: 'src/global-setup.ts',
    // One stack, two cores: one after the other.
    fileParallelism: false,
    testTimeout: 45_000,
    hookTimeout: 60_000,
    reporters: ['verbose', 'junit'],
    outputFile: { junit: '../target/browser-reports/browser.xml' },
  },
});
