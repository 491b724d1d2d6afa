// SPDX-License-Identifier: Apache-2.0

const LEISURE_MS = 200;
const MOST_FRAMES = 16;

/** Tells the server what may be dropped from the mailbox: a while after the last frame, or after so many of them. */
export class Receipts {
  readonly #send: (cursor: string) => void;
  #cursor = '';
  #unsaid = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(send: (cursor: string) => void) {
    this.#send = send;
  }

  /** The last cursor seen; empty at first. */
  get cursor(): string {
    return this.#cursor;
  }

  saw(cursor: string): void {
    this.#cursor = cursor;
    this.#unsaid++;
    clearTimeout(this.#timer);
    if (this.#unsaid >= MOST_FRAMES) {
      this.say();
    } else {
      this.#timer = setTimeout(() => {
        this.say();
      }, LEISURE_MS);
    }
  }

  /** Says now what is unsaid. */
  say(): void {
    clearTimeout(this.#timer);
    if (this.#unsaid > 0) {
      this.#unsaid = 0;
      this.#send(this.#cursor);
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
