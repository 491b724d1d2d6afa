// SPDX-License-Identifier: Apache-2.0

/**
 * The element of the page with this id, which is there and of this type: the page and its script are one.
 *
 * @template {HTMLElement} E
 * @param {string} id
 * @param {new () => E} type
 * @returns {E}
 */
export function byId(id, type) {
  const element = document.getElementById(id);
  if (!(element instanceof type)) {
    throw new TypeError(`the page has no ${type.name} #${id}`);
  }
  return element;
}
