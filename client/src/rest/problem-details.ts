// SPDX-License-Identifier: Apache-2.0
import { QrtcError } from '../problem.js';

/** The problem that a refusing answer tells (RFC 9457), also where a proxy before the server answered in its own words. */
export async function problemOf(response: Response): Promise<QrtcError> {
  const body: unknown = await response.json().catch(() => undefined);
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const { code, detail, title } = fields;
  const retryAfter = retryAfterOf(response.headers.get('Retry-After'), fields['retryAfter']);
  return new QrtcError({
    code: typeof code === 'string' ? code : codeOfStatus(response.status),
    message: firstText(detail, title) ?? `The server answered ${response.status}`,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
}

/** Whether the same call may succeed later (contract/errors.json, `retry`). */
export function comesBack(code: string): boolean {
  return ['network', 'unavailable', 'internal', 'slow_down'].includes(code);
}

function codeOfStatus(status: number): string {
  switch (status) {
    case 401:
      return 'unauthenticated';
    case 403:
      return 'not_allowed';
    case 404:
      return 'not_found';
    case 429:
      return 'slow_down';
    default:
      return status >= 500 ? 'unavailable' : 'request_malformed';
  }
}

function retryAfterOf(header: string | null, field: unknown): number | undefined {
  const seconds = header === null || header === '' ? Number(field ?? Number.NaN) : Number(header);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}

function firstText(...texts: readonly unknown[]): string | undefined {
  return texts.find((text): text is string => typeof text === 'string' && text !== '');
}
