// SPDX-License-Identifier: Apache-2.0
import { accessTokens, BackendError, session } from './backend.js';
import { CheckView } from './check-view.js';
import { startLanguage } from './language.js';
import { Status } from './status.js';

/** @typedef {typeof import('/qrtc/client.js')} Sdk */
/** @typedef {import('./backend.js').User} User */
/** @typedef {import('./backend.js').Problem} Problem */
/**
 * @typedef {object} Page what both pages begin with
 * @property {Sdk} sdk
 * @property {User} user
 * @property {{ server: string, accessToken: () => Promise<string> }} serverOptions
 * @property {Status} status
 * @property {CheckView} check
 */

/** @type {import('./status.js').Action} */
export const RELOAD = {
  label: 'reload.label',
  run: () => {
    location.reload();
  },
};

/**
 * Gets ready what both pages need. Whoever is not signed in is sent to do that first; where something is missing, the
 * status says so and nothing comes back.
 *
 * @param {'phone' | 'device'} name
 * @returns {Promise<Page | undefined>}
 */
export async function openPage(name) {
  startLanguage();
  const status = new Status();
  if (!isSecureContext) {
    status.problem({ code: 'insecure', message: 'No secure context' }, RELOAD);
    return undefined;
  }
  try {
    const { user, server, origins } = await session();
    if (!origins.includes(location.origin)) {
      status.problem({ code: 'wrong_address', message: 'Not our origin' }, RELOAD, { address: origins[0] ?? server });
      return undefined;
    }
    if (user === null) {
      location.replace(`/?to=${name}`);
      return undefined;
    }
    const sdk = await loadSdk();
    const accessToken = accessTokens((problem) => new sdk.QrtcError(problem));
    return { sdk, user, serverOptions: { server, accessToken }, status, check: new CheckView() };
  } catch (error) {
    status.problem(error instanceof BackendError ? error.problem : { code: 'loading', message: String(error) }, RELOAD);
    return undefined;
  }
}

/**
 * What to offer after a problem: whoever is signed out signs in, all others do `again`.
 *
 * @param {Problem} problem
 * @param {'phone' | 'device'} name
 * @param {() => void} again
 * @returns {import('./status.js').Action}
 */
export function wayOn(problem, name, again) {
  return problem.code === 'unauthenticated'
    ? {
        label: 'signIn.label',
        run: () => {
          location.assign(`/?to=${name}`);
        },
      }
    : { label: 'retry.label', run: again };
}

/**
 * An SDK's error, or anything else, as a problem.
 *
 * @param {unknown} error
 * @returns {Problem}
 */
export function toProblem(error) {
  const { code, message, retryAfter } = /** @type {{ code?: unknown, message?: unknown, retryAfter?: unknown }} */ (
    error ?? {}
  );
  return {
    code: typeof code === 'string' ? code : 'other',
    message: String(message),
    ...(typeof retryAfter === 'number' ? { retryAfter } : {}),
  };
}

/** @returns {Promise<Sdk>} */
async function loadSdk() {
  return import('/qrtc/client.js');
}
