// SPDX-License-Identifier: Apache-2.0
import type { QrtcProblem } from '../api.js';
import { parseText, type CodeText } from '../qr/text.js';

/** What one picture shows: nothing to do, something to tell the user once, or a code to claim. */
export type Sighting =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'problem'; readonly problem: QrtcProblem }
  | { readonly kind: 'code'; readonly text: string; readonly code: CodeText };

const NOTHING: Sighting = { kind: 'nothing' };
/** A view with several codes is told again only after it was gone for so many pictures. */
const FORGET_AFTER_PICTURES = 10;

/** Judges the texts read from pictures; never chooses between several, and tells each problem once. */
export class Sightings {
  readonly #refused = new Set<string>();
  #severalFor = 0;

  /** This code will not be looked at again. */
  refuse(text: string): void {
    this.#refused.add(text);
  }

  judge(texts: readonly string[]): Sighting {
    const distinct = new Set(texts);
    const [text] = distinct;
    if (distinct.size > 1) {
      return this.#several();
    }
    this.#severalFor = Math.max(0, this.#severalFor - 1);
    if (text === undefined || this.#refused.has(text)) {
      return NOTHING;
    }
    const code = parseText(text);
    if (code?.secret === undefined) {
      this.refuse(text);
      return { kind: 'problem', problem: code === undefined ? NOT_OURS : NO_SECRET };
    }
    return { kind: 'code', text, code };
  }

  #several(): Sighting {
    const told = this.#severalFor > 0;
    this.#severalFor = FORGET_AFTER_PICTURES;
    return told ? NOTHING : { kind: 'problem', problem: SEVERAL };
  }
}

const SEVERAL: QrtcProblem = { code: 'several_codes', message: 'Several codes are in view: show only one' };
const NOT_OURS: QrtcProblem = { code: 'not_our_code', message: 'This QR code is not one for pairing' };
const NO_SECRET: QrtcProblem = {
  code: 'not_supported',
  message: 'This code has no QR secret, without which the connection cannot be verified',
};
