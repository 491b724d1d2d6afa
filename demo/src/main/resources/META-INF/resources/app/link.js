// SPDX-License-Identifier: Apache-2.0
import { explanations } from './texts/problems.js';

/** @typedef {import('/qrtc/client.js').Connection} Connection */
/** @typedef {Pick<import('./page.js').Page, 'status' | 'check'>} Page */
/** @typedef {import('./backend.js').Problem} Problem */
/** @typedef {import('./texts/en.js').TextKey} TextKey */

/** @type {Readonly<Record<string, TextKey>>} */
const ENDS = {
  completed: 'ended.completed',
  cancelled: 'ended.cancelled',
  failed: 'ended.failed',
  expired: 'ended.expired',
  lost: 'ended.lost',
  rejected: 'ended.rejected',
  revoked: 'ended.revoked',
};

/** @type {Problem} */
const NOT_CONFIRMED = { code: 'not_confirmed', message: 'Not both have said that the digits are the same' };

/** How a connection ended. */
/** @typedef {{ readonly words: TextKey } | { readonly problem: Problem }} End */

/**
 * Tells a connection's states in the status until it ends, and asks people where they are to compare digits. Connected are the
 * two when they can talk: not before people have said so, where the code was typed in.
 *
 * @param {Connection} connection
 * @param {Page} page
 * @param {string} name who is at the other end
 * @returns {Promise<End>}
 */
export function follow(connection, { status, check }, name) {
  const values = { name };
  /** @type {Problem | undefined} */
  let last;
  let open = false;
  let asked = false;
  /** @param {'connecting' | 'connected' | 'interrupted'} state */
  const show = (state) => {
    status.show(state, { what: `status.${state}.what`, next: `status.${state}.next`, values });
  };
  return new Promise((resolve) => {
    connection.on('state', ({ state }) => {
      if (state === 'connecting') {
        // Another instance over there: what was asked before is not worth anything any more.
        open = false;
        asked = false;
        check.dismiss();
      }
      if (state === 'connected') {
        last = undefined;
      }
      if (state !== 'ended' && (open || state !== 'connected')) {
        show(state);
      }
    });
    connection.on('check', (question) => {
      asked = true;
      status.show('checking', { what: 'status.checking.what', values });
      check.ask(question, name);
    });
    connection.on('open', () => {
      open = true;
      asked = false;
      check.dismiss();
      show('connected');
    });
    connection.on('peer', ({ present }) => {
      status.notice(present ? [] : ['notice.peerGone']);
    });
    connection.on('contention', () => {
      status.notice(['notice.contention']);
    });
    connection.on('problem', (problem) => {
      last = problem;
      status.noticeProblem(problem);
    });
    connection.on('ended', ({ reason }) => {
      check.dismiss();
      // Whoever was asked, and whoever said no: both are told the same.
      resolve(endOf(reason, asked ? NOT_CONFIRMED : last));
    });
    if (connection.state === 'ended') {
      resolve(endOf('other', last));
    } else {
      show(connection.state);
    }
  });
}

/**
 * The end in words. A connection that failed is explained by what went wrong last, and one that the server refused by its
 * code.
 *
 * @param {string} reason
 * @param {Problem | undefined} last
 * @returns {End}
 */
function endOf(reason, last) {
  if (!Object.hasOwn(ENDS, reason) && Object.hasOwn(explanations, reason)) {
    return { problem: { code: reason, message: reason } };
  }
  const failed = !Object.hasOwn(ENDS, reason) || reason === 'failed';
  return failed && last !== undefined ? { problem: last } : { words: ENDS[reason] ?? 'ended.other' };
}
