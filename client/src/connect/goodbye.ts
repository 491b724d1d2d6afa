// SPDX-License-Identifier: Apache-2.0
import type { Signaling } from '../signaling/signaling.js';

const WITHIN_MS = 1_000;

/** Waits a moment for the server to take the `bye`, or until it is `over` without. */
export async function goodbyeTaken(signaling: Signaling, over: () => boolean): Promise<void> {
  const deadline = Date.now() + WITHIN_MS;
  while (!signaling.settled && !over() && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
