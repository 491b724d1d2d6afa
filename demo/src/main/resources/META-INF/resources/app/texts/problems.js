// SPDX-License-Identifier: Apache-2.0

/**
 * Which words explain which code: those of contract/errors.json, of the SDK, and of these pages. A person can do the same
 * about many of them, so they share words.
 *
 * @type {Readonly<Record<string, string>>}
 */
export const explanations = {
  request_malformed: 'outdated',
  frame_malformed: 'outdated',
  frame_unknown: 'outdated',
  frame_too_large: 'outdated',
  id_gap: 'outdated',
  method_not_allowed: 'outdated',
  not_acceptable: 'outdated',
  request_too_large: 'outdated',
  unsupported_media_type: 'outdated',
  idempotency_mismatch: 'outdated',
  precondition_failed: 'outdated',
  text_too_long: 'outdated',
  not_compactable: 'outdated',
  logo_unreadable: 'outdated',
  token_malformed: 'foreignCode',
  token_invalid: 'foreignCode',
  unauthenticated: 'signedOut',
  not_allowed: 'notAllowed',
  insufficient_scope: 'setup',
  device_unknown: 'setup',
  device_exists: 'setup',
  origin_refused: 'origin',
  not_found: 'unknownCode',
  pairing_unknown: 'unknownCode',
  code_unknown: 'unknownCode',
  already_claimed: 'claimed',
  wrong_state: 'notReady',
  not_paired: 'notReady',
  token_expired: 'expired',
  pairing_closed: 'closed',
  image_damaged: 'picture',
  image_too_large: 'picture',
  unsupported_image: 'picture',
  no_code_found: 'picture',
  slow_down: 'busy',
  too_many_candidates: 'busy',
  too_many_frames: 'busy',
  internal: 'server',
  unavailable: 'unavailable',
  mailbox_full: 'unavailable',
  draining: 'unavailable',
  no_pong: 'unavailable',
  replaced: 'replaced',
  camera_denied: 'cameraDenied',
  camera_missing: 'cameraMissing',
  camera_failed: 'cameraFailed',
  several_codes: 'severalCodes',
  not_our_code: 'notOurCode',
  network: 'network',
  verify_failed: 'verifyFailed',
  ice_failed: 'iceFailed',
  not_supported: 'notSupported',
  cancelled: 'cancelled',
  insecure: 'insecure',
  wrong_address: 'address',
  loading: 'loading',
  not_confirmed: 'notConfirmed',
};

/** @typedef {import('./en.js').TextKey} TextKey */

/**
 * What happened and what to do next, as keys of the tables of texts; a code nobody knows has words too.
 *
 * @param {string} code
 * @returns {{ what: TextKey, next: TextKey }}
 */
export function explain(code) {
  const name = Object.hasOwn(explanations, code) ? explanations[code] : 'other';
  return {
    what: /** @type {TextKey} */ (`problem.${name}.what`),
    next: /** @type {TextKey} */ (`problem.${name}.next`),
  };
}
