// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { problemOf } from './problem-details.js';

describe('a refusing answer', () => {
  it('tells code, words and when to come back', async () => {
    const body = { code: 'slow_down', title: 'Too many requests', detail: 'Five a minute', status: 429 };
    const response = Response.json(body, { status: 429, headers: { 'Retry-After': '7' } });
    expect(await problemOf(response)).toMatchObject({ code: 'slow_down', message: 'Five a minute', retryAfter: 7 });
  });

  it('may tell the time in its body only', async () => {
    const response = Response.json({ code: 'unavailable', title: 'Not now', retryAfter: 2 }, { status: 503 });
    expect(await problemOf(response)).toMatchObject({ message: 'Not now', retryAfter: 2 });
  });

  it.each([
    [401, 'unauthenticated'],
    [403, 'not_allowed'],
    [404, 'not_found'],
    [429, 'slow_down'],
    [502, 'unavailable'],
    [418, 'request_malformed'],
  ])('of %d by a proxy is %s', async (status, code) => {
    const problem = await problemOf(new Response('<html>', { status }));
    expect(problem).toMatchObject({ code, message: `The server answered ${status}` });
    expect(problem.retryAfter).toBeUndefined();
  });

  it('with a date in Retry-After is not taken for seconds', async () => {
    const response = new Response('', { status: 503, headers: { 'Retry-After': 'Wed, 21 Oct 2015 07:28:00 GMT' } });
    expect((await problemOf(response)).retryAfter).toBeUndefined();
  });
});
