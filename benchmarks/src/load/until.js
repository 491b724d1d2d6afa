// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until `condition` holds; fails with `complaint` after `atMostMs`. */
export async function until(condition, atMostMs, complaint) {
  const deadline = Date.now() + atMostMs;
  while (!(await condition())) {
    if (Date.now() > deadline) {
      throw new Error(complaint());
    }
    await sleep(20);
  }
}
