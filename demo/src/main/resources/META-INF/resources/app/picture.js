// SPDX-License-Identifier: Apache-2.0
import { byId } from './elements.js';

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
