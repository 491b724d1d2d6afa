// SPDX-License-Identifier: Apache-2.0
import { explanations } from './texts/problems.js';

/** @typedef {import('/qrtc/client.js').Connection} Connection */
/** @typedef {import('./status.js').Status} Status */
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

/** How a connection ended. */
/** @typedef {{ readonly words: TextKey } | { readonly problem: Problem }} End */

/**
 * Tells a connection's states in the status until it ends.
 *
 * @param {Connection} connection
 * @param {Status} status
 * @param {string} name who is at the other end
 * @returns {Promise<End>}
 */
export function follow(connection, status, name) {
  const values = { name };
  /** @type {Problem | undefined} */
  let last;
  /** @param {'connecting' | 'connected' | 'interrupted'} state */
  const show = (state) => {
    status.show(state, { what: `status.${state}.what`, next: `status.${state}.next`, values });
  };
  return new Promise((resolve) => {
    connection.on('state', ({ state }) => {
      if (state === 'connected') {
        last = undefined;
      }
      if (state !== 'ended') {
        show(state);
      }
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
      resolve(endOf(reason, last));
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
