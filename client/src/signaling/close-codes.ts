// SPDX-License-Identifier: Apache-2.0

/** Close codes after which this client does not come back, and what they mean (contract/errors.json). */
const FINAL: Readonly<Record<number, string>> = {
  1000: 'completed',
  1009: 'frame_too_large',
  4400: 'frame_malformed',
  4401: 'unauthenticated',
  4403: 'not_allowed',
  4404: 'pairing_unknown',
  4409: 'replaced',
  4410: 'pairing_closed',
};

/** Why the socket is closed for good; undefined where the client shall connect again. */
export function finalReason(closeCode: number): string | undefined {
  return FINAL[closeCode];
}
