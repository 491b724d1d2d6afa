// SPDX-License-Identifier: Apache-2.0
import { byId } from './elements.js';
import { inEveryLanguage, text } from './language.js';
import { explain } from './texts/problems.js';

/** @typedef {import('./texts/en.js').TextKey} TextKey */
/** @typedef {import('./language.js').Values} Values */
/** @typedef {import('./backend.js').Problem} Problem */
/** @typedef {'starting' | 'showing' | 'looking' | 'pairing' | 'connecting' | 'connected' | 'interrupted' | 'ended' | 'problem'} State */
/** @typedef {{ readonly label: TextKey, readonly run: () => void }} Action */
/** @typedef {{ readonly what: TextKey, readonly next?: TextKey, readonly values?: Values }} Words */

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
  /** @type {Words | undefined} */
  #notice;
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
    this.#notice = undefined;
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
  }

  /**
   * Something worth knowing while the state stays; undefined takes it away.
   *
   * @param {Words | undefined} words
   */
  notice(words) {
    this.#notice = words;
    this.#render();
  }

  /**
   * A problem that ends nothing.
   *
   * @param {Problem} problem
   */
  noticeProblem(problem) {
    this.notice(explain(problem.code));
  }

  #render() {
    const { what, next, values } = this.#words;
    say(this.#what, text(what, values));
    say(this.#next, next === undefined ? '' : text(next, values));
    const notice = this.#notice;
    const parts = notice === undefined ? [] : [notice.what, notice.next].flatMap((key) => (key === undefined ? [] : [key]));
    say(this.#noticeElement, parts.map((key) => text(key, notice?.values).replace(/([^.!?…])$/, '$1.')).join(' '));
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
