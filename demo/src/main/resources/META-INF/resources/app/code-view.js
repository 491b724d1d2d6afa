// SPDX-License-Identifier: Apache-2.0
import { byId } from './elements.js';
import { inEveryLanguage, text } from './language.js';
import { spelled } from './typed-code.js';

/** @typedef {import('/qrtc/client.js').Code} Code */

/** The code on the screen, to scan and to type in, and how long it is good for. */
export class CodeView {
  #code = byId('qr', HTMLElement);
  #byHand = byId('by-hand', HTMLElement);
  #userCode = byId('user-code', HTMLElement);
  #spelled = byId('user-code-spelled', HTMLElement);
  #ring = byId('ring', HTMLElement);
  #valid = byId('valid', HTMLElement);
  /** @type {{ readonly shownAt: number, readonly expiresAt: number } | undefined} */
  #life;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;

  constructor() {
    inEveryLanguage(() => {
      this.#tick();
    });
  }

  /** @param {Code} code */
  show(code) {
    const svg = new DOMParser().parseFromString(code.svg, 'image/svg+xml').documentElement;
    this.#code.replaceChildren(document.importNode(svg, true));
    this.#showTyped(code.userCode);
    this.#life = { shownAt: Date.now(), expiresAt: code.expiresAt.getTime() };
    clearInterval(this.#timer);
    this.#timer = setInterval(() => {
      this.#tick();
    }, 1000);
    this.#tick();
  }

  /** Takes the code off the screen: it has done its work. */
  clear() {
    clearInterval(this.#timer);
    this.#life = undefined;
    this.#code.replaceChildren();
    this.#showTyped(undefined);
  }

  /** @param {string | undefined} userCode not every server gives one */
  #showTyped(userCode) {
    this.#byHand.hidden = userCode === undefined;
    this.#userCode.textContent = userCode ?? '';
    this.#spelled.textContent = spelled(userCode ?? '');
  }

  #tick() {
    if (this.#life === undefined) {
      return;
    }
    const { shownAt, expiresAt } = this.#life;
    const left = Math.max(0, expiresAt - Date.now());
    this.#ring.style.setProperty('--left', String(left / Math.max(1, expiresAt - shownAt)));
    this.#code.dataset['stale'] = String(left === 0);
    this.#byHand.dataset['stale'] = String(left === 0);
    this.#valid.textContent =
      left === 0 ? text('phone.renewing') : text('phone.valid', { seconds: Math.ceil(left / 1000) });
  }
}
