// SPDX-License-Identifier: Apache-2.0
import { byId } from './elements.js';
import { inEveryLanguage, text } from './language.js';
import { toProblem } from './page.js';
import { explain } from './texts/problems.js';
import { readTyped, tidyTyped } from './typed-code.js';

/** @typedef {import('./texts/en.js').TextKey} TextKey */
/** @typedef {import('./language.js').Values} Values */
/** @typedef {import('./backend.js').Problem} Problem */
/** @typedef {{ readonly sentences: readonly TextKey[], readonly values?: Values }} Message */

/** What the server says of a code that one can do something about here; all else ends the typing. */
const ABOUT_THE_CODE = new Set([
  'code_unknown',
  'token_expired',
  'already_claimed',
  'pairing_closed',
  'not_allowed',
  'wrong_state',
  'slow_down',
  'network',
  'unavailable',
  'internal',
]);
/**
 * Of these, the words for a scanned code would not do for a typed one.
 *
 * @type {Readonly<Record<string, TextKey>>}
 */
const OWN_WORDS = { code_unknown: 'typing.unknown', token_expired: 'typing.expired' };

/** The form in which a code is typed that no camera reads. */
export class CodeForm {
  #form = byId('code-form', HTMLFormElement);
  #input = byId('typed-code', HTMLInputElement);
  #message = byId('typed-message', HTMLElement);
  #button = byId('use-code', HTMLButtonElement);
  /** @type {() => Message} */
  #words = nothing;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;
  #busy = false;

  constructor() {
    this.#input.addEventListener('input', (event) => {
      this.#typed(event);
    });
    inEveryLanguage(() => {
      this.#render();
    });
  }

  /**
   * Asks for a code until `use` has taken one.
   *
   * @template T
   * @param {(code: string, signal: AbortSignal) => Promise<T>} use
   * @returns {Promise<T | undefined>} undefined where the camera is preferred after all
   * @throws what `use` throws, unless another code may mend it
   */
  async ask(use) {
    this.#input.value = '';
    this.#say(nothing);
    this.#input.focus();
    const stop = new AbortController();
    try {
      return await new Promise((resolve, reject) => {
        const { signal } = stop;
        const back = () => {
          resolve(undefined);
        };
        byId('use-camera', HTMLButtonElement).addEventListener('click', back, { signal });
        const submit = (/** @type {Event} */ event) => {
          event.preventDefault();
          this.#submit((code) => use(code, signal)).then((used) => {
            if (used !== undefined) {
              resolve(used);
            }
          }, reject);
        };
        this.#form.addEventListener('submit', submit, { signal });
      });
    } finally {
      stop.abort();
      this.#say(nothing);
    }
  }

  /**
   * @template T
   * @param {(code: string) => Promise<T>} use
   * @returns {Promise<T | undefined>} undefined where it was no good; then the form says why
   */
  async #submit(use) {
    const typed = readTyped(this.#input.value);
    if (this.#busy || !('code' in typed)) {
      if ('wrong' in typed) {
        this.#refuse(() => ({ sentences: [`typing.${typed.wrong}`], values: { ...typed } }));
      }
      return undefined;
    }
    this.#say(nothing);
    this.#setBusy(true);
    try {
      return await use(typed.code);
    } catch (error) {
      const problem = toProblem(error);
      if (!ABOUT_THE_CODE.has(problem.code)) {
        throw error;
      }
      this.#refuse(messageOf(problem));
      return undefined;
    } finally {
      this.#setBusy(false);
    }
  }

  /** @param {Event} event */
  #typed(event) {
    this.#say(nothing);
    if (event instanceof InputEvent && event.isComposing) {
      return;
    }
    const { value, selectionStart } = this.#input;
    const tidy = tidyTyped(value, selectionStart ?? value.length);
    if (tidy.text !== value) {
      this.#input.value = tidy.text;
      this.#input.setSelectionRange(tidy.caret, tidy.caret);
    }
  }

  /** @param {() => Message} words */
  #refuse(words) {
    this.#say(words);
    // What is typed next takes its place.
    this.#input.focus();
    this.#input.select();
  }

  /** @param {() => Message} words are asked for again: some tell for how long they hold */
  #say(words) {
    clearInterval(this.#timer);
    this.#words = words;
    this.#render();
    if (words !== nothing) {
      this.#timer = setInterval(() => {
        this.#render();
      }, 1000);
    }
  }

  /** @param {boolean} busy */
  #setBusy(busy) {
    this.#busy = busy;
    this.#form.setAttribute('aria-busy', String(busy));
    this.#render();
  }

  #render() {
    const { sentences, values = {} } = this.#words();
    const message = sentences.map((key) => text(key, values)).join('. ');
    // It is read out when it changes, so only then.
    if (this.#message.textContent !== message) {
      this.#message.textContent = message;
    }
    this.#input.setAttribute('aria-invalid', String(sentences.length > 0));
    this.#button.textContent = text(this.#busy ? 'typing.checking' : 'typing.connect');
  }
}

/** @returns {Message} */
function nothing() {
  return { sentences: [] };
}

/**
 * What to say of a problem: always the same, but of a wait what is left of it.
 *
 * @param {Problem} problem
 * @returns {() => Message}
 */
function messageOf({ code, retryAfter }) {
  if (code !== 'slow_down') {
    const own = OWN_WORDS[code];
    const { what, next } = explain(code);
    const sentences = own === undefined ? [what, next] : [own];
    return () => ({ sentences });
  }
  const until = Date.now() + (retryAfter ?? 1) * 1000;
  return () => {
    const left = until - Date.now();
    if (left <= 0) {
      return nothing();
    }
    const minutes = Math.ceil(left / 60_000);
    return minutes > 1 ? { sentences: ['typing.locked'], values: { minutes } } : { sentences: ['typing.lockedSoon'] };
  };
}
