// SPDX-License-Identifier: Apache-2.0
import type { TestProject } from 'vitest/node';
import { lacks } from './requirements.js';
import { OwnStack, type Stack } from './stack.js';

declare module 'vitest' {
  interface ProvidedContext {
    stack: Stack;
  }
}

/** One stack for all tests; none where they are all skipped. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (lacks('chromium')) {
    return undefined;
  }
  const own = await OwnStack.start();
  project.provide('stack', own.stack);
  return () => own.stop();
}
