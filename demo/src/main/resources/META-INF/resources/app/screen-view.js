// SPDX-License-Identifier: Apache-2.0
import { FIRST_SCREEN, obey, readControl, writeScreen } from './control.js';
import { byId } from './elements.js';
import { inEveryLanguage, text } from './language.js';

/** The kiosk's screen: what it shows is in its `data-` attributes, and the style sheet draws it. */
export class ScreenView {
  #element = byId('screen', HTMLElement);
  #scene = byId('scene', HTMLElement);
  #words = byId('screen-text', HTMLElement);
  #screen = FIRST_SCREEN;

  constructor() {
    inEveryLanguage(() => {
      this.#render();
    });
  }

  /** The screen as it is, for the phone. */
  get report() {
    return writeScreen(this.#screen);
  }

  /** Back to the beginning, for the next person. */
  reset() {
    this.#screen = FIRST_SCREEN;
    this.#render();
  }

  /**
   * Does what the phone says; what is no control changes nothing.
   *
   * @param {unknown} data
   */
  hear(data) {
    const control = readControl(data);
    if (control !== undefined) {
      this.#screen = obey(this.#screen, control);
      this.#render();
    }
  }

  #render() {
    const { x, y, color, text: words, brightness, facing } = this.#screen;
    Object.assign(this.#element.dataset, { x, y, color, words, brightness, facing });
    this.#element.style.setProperty('--x', String(x));
    this.#element.style.setProperty('--y', String(y));
    this.#element.style.setProperty('--dim', String(1 - brightness / 100));
    this.#words.textContent = words === '' ? text('device.idle') : words;
    this.#scene.setAttribute('aria-label', text('device.scene', { x: x + 1, y: y + 1 }));
  }
}
