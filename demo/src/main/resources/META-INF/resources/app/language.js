// SPDX-License-Identifier: Apache-2.0
import { en } from './texts/en.js';
import { ko } from './texts/ko.js';

/** @typedef {import('./texts/en.js').TextKey} TextKey */
/** @typedef {Readonly<Record<string, string | number>>} Values */

const tables = { en, ko };
/** @typedef {keyof typeof tables} Language */

const KEPT = 'qrtc-demo-language';
/** Which attribute of an element takes the text that a `data-text-*` attribute names. */
const attributes = /** @type {const} */ ({ 'data-text-label': 'aria-label', 'data-text-placeholder': 'placeholder' });

/** @type {Set<() => void>} */
const listeners = new Set();
/** @type {Language} */
let current = chosen() ?? preferred(navigator.languages);

/**
 * The first language of the browser that we speak.
 *
 * @param {readonly string[]} languages
 * @returns {Language}
 */
export function preferred(languages) {
  const ours = languages.map((tag) => tag.toLowerCase().split('-')[0]).find((tag) => tag === 'en' || tag === 'ko');
  return ours === 'ko' ? 'ko' : 'en';
}

/** @returns {Language | undefined} */
function chosen() {
  const kept = localStorage.getItem(KEPT);
  return kept === 'en' || kept === 'ko' ? kept : undefined;
}

/**
 * The text of `key` in the page's language, with `{name}` replaced by `values.name`.
 *
 * @param {TextKey} key
 * @param {Values} [values]
 * @returns {string}
 */
export function text(key, values = {}) {
  return tables[current][key].replace(/\{(\w+)\}/g, (_, /** @type {string} */ name) => String(values[name] ?? ''));
}

/**
 * Calls `render` now and after each change of the language.
 *
 * @param {() => void} render
 */
export function inEveryLanguage(render) {
  listeners.add(render);
  render();
}

/** Fills in the page's fixed texts and makes the switch work. */
export function startLanguage() {
  inEveryLanguage(fill);
  document.getElementById('language')?.addEventListener('click', () => {
    current = current === 'en' ? 'ko' : 'en';
    localStorage.setItem(KEPT, current);
    for (const render of listeners) {
      render();
    }
  });
}

function fill() {
  document.documentElement.lang = current;
  for (const element of document.querySelectorAll('[data-text]')) {
    element.textContent = text(/** @type {TextKey} */ (element.getAttribute('data-text')));
  }
  for (const [named, attribute] of Object.entries(attributes)) {
    for (const element of document.querySelectorAll(`[${named}]`)) {
      element.setAttribute(attribute, text(/** @type {TextKey} */ (element.getAttribute(named))));
    }
  }
  const other = document.getElementById('language');
  if (other !== null) {
    other.lang = current === 'en' ? 'ko' : 'en';
  }
}
