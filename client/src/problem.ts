// SPDX-License-Identifier: Apache-2.0
import type { QrtcProblem } from './api.js';

/** The client's own problem codes; all others are those of contract/errors.json. */
export const ownCodes = [
  'cancelled',
  'camera_denied',
  'camera_missing',
  'camera_failed',
  'several_codes',
  'not_our_code',
  'network',
  'verify_failed',
  'ice_failed',
  'not_supported',
] as const;

/** A problem as an error: what the promises of `present()` and `scan()` reject with. */
export class QrtcError extends Error implements QrtcProblem {
  override readonly name = 'QrtcError';
  readonly code: string;
  readonly retryAfter?: number;

  constructor(problem: QrtcProblem, options?: ErrorOptions) {
    super(problem.message, options);
    this.code = problem.code;
    if (problem.retryAfter !== undefined) {
      this.retryAfter = problem.retryAfter;
    }
  }
}

/** Any failure as a problem: what is not ours already is a failure of the network or of the caller's token source. */
export function toProblem(error: unknown): QrtcProblem {
  if (error instanceof QrtcError) {
    const { code, message, retryAfter } = error;
    return retryAfter === undefined ? { code, message } : { code, message, retryAfter };
  }
  return { code: 'network', message: 'The server cannot be reached' };
}
