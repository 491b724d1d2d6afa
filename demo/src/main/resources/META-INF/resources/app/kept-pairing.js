// SPDX-License-Identifier: Apache-2.0

/** @typedef {import('/qrtc/client.js').SavedPairing} SavedPairing */
/** @typedef {{ readonly saved: SavedPairing, readonly name: string }} Kept */

/**
 * The pairing of this tab, so that a reload goes on with it. It holds secrets: `sessionStorage` ends with the tab.
 */
export class KeptPairing {
  #key;

  /** @param {string} page */
  constructor(page) {
    this.#key = `qrtc-demo-pairing-${page}`;
  }

  /** @param {Kept} kept */
  keep(kept) {
    sessionStorage.setItem(this.#key, JSON.stringify(kept));
  }

  /** @returns {Kept | undefined} */
  get() {
    const text = sessionStorage.getItem(this.#key);
    if (text === null) {
      return undefined;
    }
    try {
      return /** @type {Kept} */ (JSON.parse(text));
    } catch {
      this.forget();
      return undefined;
    }
  }

  forget() {
    sessionStorage.removeItem(this.#key);
  }
}
