// SPDX-License-Identifier: Apache-2.0
import { BackendError, session, signIn, signOut } from './backend.js';
import { byId } from './elements.js';
import { inEveryLanguage, startLanguage, text } from './language.js';
import { explain } from './texts/problems.js';

/** @typedef {import('./texts/en.js').TextKey} TextKey */
/** @typedef {import('./backend.js').User} User */

const form = byId('sign-in-form', HTMLFormElement);
const name = byId('name', HTMLInputElement);
const button = byId('sign-in', HTMLButtonElement);
const message = byId('message', HTMLElement);
const choice = byId('choice', HTMLElement);

/** @type {User | null} */
let user = null;
/** @type {readonly TextKey[]} */
let words = [];
let address = '';

/** @param {readonly TextKey[]} keys */
function say(keys) {
  words = keys;
  message.textContent = keys.map((key) => text(key, { address })).join('. ');
  name.setAttribute('aria-invalid', String(keys.includes('start.nameWrong')));
}

/** @param {User | null} current */
function show(current) {
  user = current;
  form.hidden = current !== null;
  choice.hidden = current === null;
  byId('hello', HTMLElement).textContent = text('start.hello', { name: current?.name ?? '' });
}

/**
 * Whoever has signed in while the page asked who is signed in stays so.
 *
 * @param {User | null} current
 */
function begin(current) {
  show(user ?? current);
}

/** @param {unknown} error */
function fail(error) {
  const { what, next } = explain(error instanceof BackendError ? error.problem.code : 'other');
  say([what, next]);
}

/** @returns {string | undefined} where to go after signing in: one of our own pages */
function destination() {
  const to = new URLSearchParams(location.search).get('to');
  return to === 'phone' || to === 'device' ? `/${to}` : undefined;
}

async function enter() {
  if (name.value.trim() === '') {
    say(['start.nameWrong']);
    name.focus();
    return;
  }
  button.disabled = true;
  button.textContent = text('start.signingIn');
  try {
    show((await signIn(name.value)).user);
    say([]);
    const to = destination();
    if (to === undefined) {
      byId('go-phone', HTMLAnchorElement).focus();
    } else {
      location.assign(to);
    }
  } catch (error) {
    const isName = error instanceof BackendError && error.problem.code === 'request_malformed';
    if (isName) {
      say(['start.nameWrong']);
      name.focus();
    } else {
      fail(error);
    }
  } finally {
    button.disabled = false;
    button.textContent = text('start.signIn');
  }
}

async function leave() {
  try {
    await signOut();
    show(null);
    name.focus();
  } catch (error) {
    fail(error);
  }
}

startLanguage();
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void enter();
});
byId('sign-out', HTMLButtonElement).addEventListener('click', () => void leave());
try {
  const current = await session();
  begin(current.user);
  if (!current.origins.includes(location.origin)) {
    address = current.origins[0] ?? current.server;
    say(['problem.address.what', 'problem.address.next']);
  }
} catch (error) {
  fail(error);
}
inEveryLanguage(() => {
  show(user);
  say(words);
});
