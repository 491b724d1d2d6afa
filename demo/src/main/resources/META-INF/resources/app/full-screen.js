// SPDX-License-Identifier: Apache-2.0
import { byId } from './elements.js';

/** The button that lets the page have the whole screen, where the browser allows that. */
export function offerFullScreen() {
  const button = byId('full-screen', HTMLButtonElement);
  button.hidden = !document.fullscreenEnabled;
  button.addEventListener('click', () => {
    const done =
      document.fullscreenElement === null ? document.documentElement.requestFullscreen() : document.exitFullscreen();
    done.catch(() => undefined);
  });
}
