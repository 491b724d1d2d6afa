// SPDX-License-Identifier: Apache-2.0
import { byId } from './elements.js';
import { text } from './language.js';

/** The remote camera's picture. */
export class Picture {
  #video = byId('remote-video', HTMLVideoElement);
  #waiting = byId('no-video', HTMLElement);
  #play = byId('play', HTMLButtonElement);

  constructor() {
    this.#video.addEventListener('playing', () => {
      this.#waiting.hidden = true;
      this.#play.hidden = true;
    });
    this.#play.addEventListener('click', () => {
      this.#start();
    });
  }

  /**
   * What to say while there is no picture.
   *
   * @param {boolean} hasCamera whether the device has a camera: else none will come
   */
  expect(hasCamera) {
    const words = hasCamera ? 'phone.noVideo' : 'phone.noCamera';
    this.#waiting.dataset['text'] = words;
    this.#waiting.textContent = text(words);
  }

  /** @param {MediaStream} stream */
  show(stream) {
    this.#video.srcObject = stream;
    this.#start();
  }

  clear() {
    this.#video.srcObject = null;
    this.#waiting.hidden = false;
    this.#play.hidden = true;
  }

  #start() {
    this.#video.play().catch((/** @type {unknown} */ error) => {
      // Low-power modes want a tap even for a muted picture.
      this.#play.hidden = !(error instanceof DOMException && error.name === 'NotAllowedError');
    });
  }
}
