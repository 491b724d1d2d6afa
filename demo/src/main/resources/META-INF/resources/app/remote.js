// SPDX-License-Identifier: Apache-2.0
import { COLORS, FIRST_SCREEN, readScreen } from './control.js';
import { byId } from './elements.js';
import { inEveryLanguage, text } from './language.js';

/** @typedef {import('./control.js').Control} Control */
/** @typedef {import('./control.js').Direction} Direction */

/** @type {Readonly<Record<string, Direction>>} */
const KEYS = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };

/** The remote control: sends what is pressed, shows what the device reports. */
export class Remote {
  #controls = byId('controls', HTMLFieldSetElement);
  #position = byId('position', HTMLElement);
  #text = byId('control-text', HTMLInputElement);
  #brightness = byId('control-brightness', HTMLInputElement);
  #send;
  #screen = FIRST_SCREEN;

  /** @param {(data: string) => void} send */
  constructor(send) {
    this.#send = send;
    this.#listen();
    inEveryLanguage(() => {
      this.#render();
    });
  }

  /** @param {boolean} enabled */
  enable(enabled) {
    this.#controls.disabled = !enabled;
  }

  /**
   * What the device said: its screen as it is now.
   *
   * @param {unknown} data
   */
  hear(data) {
    this.#screen = readScreen(data) ?? this.#screen;
    this.#render();
  }

  #listen() {
    for (const direction of Object.values(KEYS)) {
      byId(`control-${direction}`, HTMLButtonElement).addEventListener('click', () => {
        this.#tell({ type: 'move', direction });
      });
    }
    COLORS.forEach((color, index) => {
      byId(`control-color-${String(index + 1)}`, HTMLButtonElement).addEventListener('click', () => {
        this.#tell({ type: 'color', color });
      });
    });
    byId('text-form', HTMLFormElement).addEventListener('submit', (event) => {
      event.preventDefault();
      this.#tell({ type: 'text', text: this.#text.value });
    });
    this.#brightness.addEventListener('input', () => {
      this.#tell({ type: 'brightness', value: this.#brightness.valueAsNumber });
    });
    document.addEventListener('keydown', (event) => {
      this.#press(event);
    });
  }

  /**
   * Arrow keys move wherever they have no other meaning.
   *
   * @param {KeyboardEvent} event
   */
  #press(event) {
    const direction = KEYS[event.key];
    const plain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (direction !== undefined && plain && !this.#controls.disabled && !(event.target instanceof HTMLInputElement)) {
      event.preventDefault();
      this.#tell({ type: 'move', direction });
    }
  }

  /** @param {Control} control */
  #tell(control) {
    if (!this.#controls.disabled) {
      this.#send(JSON.stringify(control));
    }
  }

  #render() {
    const { x, y, color, brightness } = this.#screen;
    this.#position.textContent = text('control.position', { x: x + 1, y: y + 1 });
    COLORS.forEach((known, index) => {
      byId(`control-color-${String(index + 1)}`, HTMLButtonElement).setAttribute(
        'aria-pressed',
        String(known === color),
      );
    });
    // Whoever drags it is ahead of the device.
    if (document.activeElement !== this.#brightness) {
      this.#brightness.value = String(brightness);
    }
  }
}
