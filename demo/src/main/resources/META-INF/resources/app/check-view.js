// SPDX-License-Identifier: Apache-2.0
import { byId } from './elements.js';
import { inEveryLanguage, text } from './language.js';
import { spelled } from './typed-code.js';

/** @typedef {{ readonly digits: string, accept(): void, decline(): void }} Question */

/** Where nobody answers for so long, the answer is no. */
const PATIENCE_MS = 120_000;

/**
 * Asks whether both screens show the same six digits. Only a yes is a yes: whoever closes it otherwise, or does not answer,
 * has said no.
 */
export class CheckView {
  #dialog = byId('check', HTMLDialogElement);
  #digits = byId('check-digits', HTMLElement);
  #spelled = byId('check-spelled', HTMLElement);
  #yes = byId('check-yes', HTMLButtonElement);
  #waiting = byId('check-waiting', HTMLElement);
  /** @type {Question | undefined} */
  #question;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #answered = false;
  #name = '';

  constructor() {
    this.#yes.addEventListener('click', () => {
      this.#answered = true;
      this.#question?.accept();
      this.#render();
    });
    byId('check-no', HTMLButtonElement).addEventListener('click', () => {
      this.#dialog.close();
    });
    this.#dialog.addEventListener('close', () => {
      this.#closed();
    });
    inEveryLanguage(() => {
      this.#render();
    });
  }

  /**
   * Asks; in place of an earlier question, whose answer is not worth anything any more.
   *
   * @param {Question} question
   * @param {string} name who is at the other end
   */
  ask(question, name) {
    this.#question = question;
    this.#answered = false;
    this.#name = name;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#dialog.close();
    }, PATIENCE_MS);
    this.#render();
    if (!this.#dialog.open) {
      this.#dialog.showModal();
    }
  }

  /** Nothing is to be asked any more. */
  dismiss() {
    this.#question = undefined;
    this.#dialog.close();
  }

  #closed() {
    clearTimeout(this.#timer);
    const question = this.#question;
    this.#question = undefined;
    question?.decline();
  }

  #render() {
    const digits = this.#question?.digits ?? '';
    this.#digits.textContent = `${digits.slice(0, 3)} ${digits.slice(3)}`;
    this.#spelled.textContent = spelled(digits);
    // Not disabled: it would lose the focus, which then might come to lie on the no.
    this.#yes.setAttribute('aria-disabled', String(this.#answered));
    this.#waiting.textContent = this.#answered ? text('check.waiting', { name: this.#name }) : '';
  }
}
