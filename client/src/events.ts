// SPDX-License-Identifier: Apache-2.0
import type { Events } from './api.js';

type Listener<E> = (event: E) => void;

/** A typed event source. A listener that throws is reported like an uncaught error and spoils nothing else. */
export class Emitter<M> implements Events<M> {
  readonly #listeners = new Map<keyof M, Set<Listener<never>>>();

  on<K extends keyof M>(type: K, listener: Listener<M[K]>): () => void {
    const own: Listener<M[K]> = (event) => {
      listener(event);
    };
    const listeners = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, listeners.add(own));
    return () => {
      listeners.delete(own);
    };
  }

  protected emit<K extends keyof M>(type: K, event: M[K]): void {
    for (const listener of [...(this.#listeners.get(type) ?? [])]) {
      try {
        (listener as Listener<M[K]>)(event);
      } catch (error) {
        reportError(error);
      }
    }
  }
}
