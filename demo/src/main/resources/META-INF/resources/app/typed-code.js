// SPDX-License-Identifier: Apache-2.0

/** The letters of codes: consonants alone, so that no word comes about and nothing looks like a digit. */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';
const LENGTH = 8;
/** What people put between letters, or a keyboard that knows better. */
const BETWEEN = /[\s\p{Pd}\p{Cf}_.,·]/gu;

/**
 * What somebody typed: a code, or why it cannot be one. Whoever types something that cannot be one has not lost a try.
 *
 * @typedef {{ readonly code: string } | { readonly wrong: 'empty' | 'keyboard' } | { readonly wrong: 'letters', readonly letters: string }
 *   | { readonly wrong: 'length', readonly count: number }} Typed
 */

/**
 * @param {string} text
 * @returns {Typed}
 */
export function readTyped(text) {
  const letters = plain(text);
  if (letters === '') {
    return { wrong: 'empty' };
  }
  if (/\p{Script=Hangul}/u.test(letters)) {
    return { wrong: 'keyboard' };
  }
  const strange = new Set(Array.from(letters).filter((letter) => !LETTERS.includes(letter)));
  if (strange.size > 0) {
    return { wrong: 'letters', letters: [...strange].join(' ') };
  }
  return letters.length === LENGTH ? { code: withHyphen(letters) } : { wrong: 'length', count: letters.length };
}

/**
 * The field's text while somebody types, as the other screen shows it, with the caret behind the same letter as before. What is
 * no letter stays as it is: it is for its writer to see.
 *
 * @param {string} text
 * @param {number} caret
 * @returns {{ readonly text: string, readonly caret: number }}
 */
export function tidyTyped(text, caret) {
  const letters = plain(text);
  if (!/^[A-Z]*$/.test(letters)) {
    return { text, caret };
  }
  const before = plain(text.slice(0, caret)).length;
  return { text: withHyphen(letters), caret: before > LENGTH / 2 ? before + 1 : before };
}

/**
 * Letter by letter, for who listens to the page: a code is no word.
 *
 * @param {string} text
 * @returns {string}
 */
export function spelled(text) {
  return Array.from(plain(text)).join(' ');
}

/** @param {string} text */
function plain(text) {
  return text.normalize('NFKC').replace(BETWEEN, '').toUpperCase();
}

/** @param {string} letters */
function withHyphen(letters) {
  const half = LENGTH / 2;
  return letters.length > half ? `${letters.slice(0, half)}-${letters.slice(half)}` : letters;
}
