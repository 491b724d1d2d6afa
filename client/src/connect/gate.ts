// SPDX-License-Identifier: Apache-2.0
import type { Check } from './check.js';

/** Holds back what is to be told until the peer of one connection is trusted. */
export class Gate {
  readonly #opened: () => void;
  #isOpen: boolean;
  #check: Check | undefined;
  #waiting: (() => void)[] = [];

  /** `opened` is called once, where it was not open from the start. */
  constructor(isOpen: boolean, opened: () => void) {
    this.#isOpen = isOpen;
    this.#opened = opened;
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

  /** Something can be said: what has to be found out first is begun. */
  begin(start: () => Check | undefined): void {
    if (!this.#isOpen) {
      this.#check = start();
    }
  }

  /** Something was said: to the check, as long as that goes on. */
  hear(data: unknown, tell: () => void): void {
    if (this.#isOpen) {
      tell();
    } else {
      this.#check?.read(data);
    }
  }

  open(): void {
    if (!this.#isOpen) {
      this.#isOpen = true;
      this.#opened();
      for (const tell of this.#waiting.splice(0)) {
        tell();
      }
    }
  }
}
