// SPDX-License-Identifier: Apache-2.0

/** @typedef {{ readonly name: string, readonly principal: string }} User */
/** @typedef {{ readonly user: User | null, readonly server: string, readonly origins: readonly string[] }} Session */
/** @typedef {{ readonly code: string, readonly message: string, readonly retryAfter?: number }} Problem */

/** A new access token is fetched this long before the old one ends. */
const SPARE_MS = 30_000;

/** A call of our backend that did not succeed. */
export class BackendError extends Error {
  /** @param {Problem} problem */
  constructor(problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** @returns {Promise<Session>} */
export async function session() {
  return /** @type {Session} */ (await call('GET', '/demo/session'));
}

/**
 * @param {string} name
 * @returns {Promise<Session>}
 */
export async function signIn(name) {
  return /** @type {Session} */ (await call('POST', '/demo/session', { name }));
}

/** @returns {Promise<void>} */
export async function signOut() {
  await call('DELETE', '/demo/session');
}

/**
 * Gives the signed-in user's access token for the qrtc server: one call however many ask, and none while the last is good.
 *
 * @param {(problem: Problem) => Error} toError makes what a failed call throws
 * @returns {() => Promise<string>}
 */
export function accessTokens(toError) {
  /** @type {Promise<string> | undefined} */
  let token;
  let goodUntil = 0;
  const fetchToken = async () => {
    try {
      const answer = /** @type {{ accessToken: string, expiresIn: number }} */ (await call('POST', '/demo/token', {}));
      const life = answer.expiresIn * 1000;
      goodUntil = Date.now() + Math.max(life - SPARE_MS, life / 2);
      return answer.accessToken;
    } catch (error) {
      token = undefined;
      throw error instanceof BackendError ? toError(error.problem) : error;
    }
  };
  return () => {
    if (token === undefined || Date.now() >= goodUntil) {
      goodUntil = Infinity;
      token = fetchToken();
    }
    return token;
  };
}

/**
 * @param {string} method
 * @param {string} path
 * @param {object} [body]
 * @returns {Promise<unknown>}
 */
async function call(method, path, body) {
  const answer = await send(method, path, body);
  if (answer.status === 204) {
    return undefined;
  }
  const content = /** @type {unknown} */ (await answer.json().catch(() => undefined));
  if (!answer.ok || content === undefined) {
    throw new BackendError(problemOf(content));
  }
  return content;
}

/**
 * @param {string} method
 * @param {string} path
 * @param {object} [body]
 * @returns {Promise<Response>}
 */
async function send(method, path, body) {
  try {
    const content =
      body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
    return await fetch(path, { method, signal: AbortSignal.timeout(15_000), ...content });
  } catch {
    throw new BackendError({ code: 'network', message: 'The server cannot be reached' });
  }
}

/**
 * @param {unknown} content
 * @returns {Problem}
 */
function problemOf(content) {
  const { code, title, retryAfter } = /** @type {{ code?: unknown, title?: unknown, retryAfter?: unknown }} */ (
    content ?? {}
  );
  return {
    code: typeof code === 'string' ? code : 'unavailable',
    message: typeof title === 'string' ? title : 'The server gave no answer that can be read',
    ...(typeof retryAfter === 'number' ? { retryAfter } : {}),
  };
}
