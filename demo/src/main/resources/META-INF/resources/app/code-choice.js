// SPDX-License-Identifier: Apache-2.0
import { byId } from './elements.js';

const KEPT = 'qrtc-demo-encoding';

/** Whether codes are written in fewer, larger squares; the browser remembers it. */
export class CodeChoice {
  #box = byId('compact', HTMLInputElement);

  /** @param {() => void} changed */
  constructor(changed) {
    this.#box.checked = localStorage.getItem(KEPT) === 'compact';
    this.#box.addEventListener('change', () => {
      localStorage.setItem(KEPT, this.encoding);
      changed();
    });
  }

  /** @returns {'plain' | 'compact'} */
  get encoding() {
    return this.#box.checked ? 'compact' : 'plain';
  }
}
