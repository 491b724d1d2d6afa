// SPDX-License-Identifier: Apache-2.0

/** Growing pauses with jitter, so that clients cut off together do not come back together. */
export class Backoff {
  readonly #firstMs: number;
  readonly #longestMs: number;
  #failures = 0;

  constructor(firstMs: number, longestMs: number) {
    this.#firstMs = firstMs;
    this.#longestMs = longestMs;
  }

  /** Milliseconds to wait after one more failure: between half and all of the pause, at least what the server asked for. */
  next(atLeastMs = 0): number {
    const pause = Math.min(this.#longestMs, this.#firstMs * 2 ** this.#failures++);
    const jittered = pause * (0.5 + Math.random() / 2);
    return jittered > atLeastMs ? jittered : atLeastMs + Math.random() * this.#firstMs;
  }

  get failures(): number {
    return this.#failures;
  }

  reset(): void {
    this.#failures = 0;
  }
}

/** Waits; rejects with the signal's reason when it is aborted meanwhile. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal.aborted) {
      stop();
    }
    signal.addEventListener('abort', stop, { once: true });
  });
}
