// SPDX-License-Identifier: Apache-2.0

/** @typedef {import('/qrtc/client.js').SavedPairing} SavedPairing */
/** @typedef {import('/qrtc/client.js').Pairing} Pairing */
/** @typedef {{ readonly saved: SavedPairing, readonly name: string, readonly hasCamera: boolean }} Kept */

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

  /**
   * What was kept, if it is any good.
   *
   * @param {(saved: SavedPairing) => Pairing} restore
   * @returns {{ readonly pairing: Pairing, readonly name: string, readonly hasCamera: boolean } | undefined}
   */
  get(restore) {
    try {
      /** @type {unknown} */
      const kept = JSON.parse(sessionStorage.getItem(this.#key) ?? '');
      const { saved, name, hasCamera = true } = /** @type {Kept} */ (kept);
      return { pairing: restore(saved), name, hasCamera };
    } catch {
      this.forget();
      return undefined;
    }
  }

  forget() {
    sessionStorage.removeItem(this.#key);
  }
}
