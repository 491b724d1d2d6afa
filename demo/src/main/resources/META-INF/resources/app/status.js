// SPDX-License-Identifier: Apache-2.0
import { byId } from './elements.js';
import { inEveryLanguage, text } from './language.js';
import { explain } from './texts/problems.js';

/** @typedef {import('./texts/en.js').TextKey} TextKey */
/** @typedef {import('./language.js').Values} Values */
/** @typedef {import('./backend.js').Problem} Problem */
/** @typedef {'starting' | 'showing' | 'looking' | 'typing' | 'pairing' | 'connecting' | 'checking' | 'connected' | 'interrupted' | 'ended' | 'problem'} State */
/** @typedef {{ readonly label: TextKey, readonly run: () => void }} Action */
/** @typedef {{ readonly what: TextKey, readonly next?: TextKey, readonly values?: Values }} Words */

const NOTHING = { sentences: [], values: {} };

/**
 * Tells the page's state in words (`#status`, with one thing to do next), and beside it what happened but ends nothing
 * (`#notice`). The state is also the body's, so that the style sheet lays the page out by it.
 */
export class Status {
  #element = byId('status', HTMLElement);
  #what = byId('status-what', HTMLElement);
  #next = byId('status-next', HTMLElement);
  #button = byId('action', HTMLButtonElement);
  #noticeElement = byId('notice', HTMLElement);
  /** @type {Words} */
  #words = { what: 'status.starting.what', next: 'status.starting.next' };
  /** @type {{ readonly sentences: readonly TextKey[], readonly values: Values }} */
  #notice = NOTHING;
  /** @type {Action | undefined} */
  #action;

  constructor() {
    this.#button.addEventListener('click', () => {
      this.#action?.run();
    });
    inEveryLanguage(() => {
      this.#render();
    });
  }

  /**
   * @param {State} state
   * @param {Words} words
   * @param {Action} [action]
   */
  show(state, words, action) {
    this.#words = words;
    this.#action = action;
    this.#notice = NOTHING;
    this.#element.dataset['state'] = state;
    document.body.dataset['state'] = state;
    this.#render();
  }

  /**
   * A problem that ends what was going on.
   *
   * @param {Problem} problem
   * @param {Action} action
   * @param {Values} [values]
   */
  problem(problem, action, values = {}) {
    this.#element.dataset['code'] = problem.code;
    this.show('problem', { ...explain(problem.code), values }, action);
    this.notice(wait(problem.retryAfter), { seconds: problem.retryAfter ?? 0 });
  }

  /**
   * Something worth knowing while the state stays; without words it is taken away.
   *
   * @param {readonly TextKey[]} sentences
   * @param {Values} [values]
   */
  notice(sentences, values = {}) {
    this.#notice = { sentences, values };
    this.#render();
  }

  /**
   * A problem that ends nothing: what can be tried again is, without anybody's doing.
   *
   * @param {Problem} problem
   */
  noticeProblem({ code }) {
    const { what, next } = explain(code);
    this.notice([what, next]);
  }

  #render() {
    const { what, next, values } = this.#words;
    say(this.#what, text(what, values));
    say(this.#next, next === undefined ? '' : text(next, values));
    const { sentences, values: details } = this.#notice;
    say(this.#noticeElement, sentences.map((key) => sentence(text(key, details))).join(' '));
    this.#button.hidden = this.#action === undefined;
    say(this.#button, this.#action === undefined ? '' : text(this.#action.label));
  }
}

/**
 * Live regions speak on every change of the document: so only what changed is written.
 *
 * @param {HTMLElement} element
 * @param {string} words
 */
function say(element, words) {
  if (element.textContent !== words) {
    element.textContent = words;
  }
}

/**
 * Titles of problems carry no full stop; in a row of sentences they need one.
 *
 * @param {string} words
 * @returns {string}
 */
function sentence(words) {
  return /[.!?…]$/.test(words) ? words : `${words}.`;
}

/**
 * @param {number | undefined} retryAfter
 * @returns {readonly TextKey[]}
 */
function wait(retryAfter) {
  return retryAfter === undefined ? [] : ['retry.after'];
}
