// SPDX-License-Identifier: Apache-2.0
import type { Check } from './check.js';

/** Holds back what is to be told until the peer of one connection is trusted. */
export class Gate {
  /** What is going on meanwhile. */
  check: Check | undefined;
  #isOpen: boolean;
  #waiting: (() => void)[] = [];

  constructor(isOpen: boolean) {
    this.#isOpen = isOpen;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Now, or when it opens. */
  pass(tell: () => void): void {
    if (this.#isOpen) {
      tell();
    } else {
      this.#waiting.push(tell);
    }
  }

  open(): void {
    this.#isOpen = true;
    for (const tell of this.#waiting.splice(0)) {
      tell();
    }
  }
}
