// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { claimTyped } from './enter.js';

const server = 'https://qrtc.example';

describe('a code that is typed in', () => {
  let calls: { readonly path: string; readonly key: string | null; readonly body: unknown }[];
  let answers: (() => Response | Promise<Response>)[];

  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(Math, 'random').mockReturnValue(1);
    [calls, answers] = [[], []];
    vi.stubGlobal('fetch', (url: URL, { headers, body }: RequestInit) => {
      const key = new Headers(headers).get('Idempotency-Key');
      calls.push({ path: url.pathname, key, body: typeof body === 'string' ? JSON.parse(body) : null });
      return Promise.resolve((answers.shift() ?? claimed)());
    });
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('is claimed as it was typed, and gives a pairing without a secret', async () => {
    const { pairing, peer } = await enter();
    expect(calls).toMatchObject([{ path: '/v1/pairings/claim', body: { userCode: 'wdjb mjht' } }]);
    expect(pairing).toMatchObject({ id: 'p1', role: 'scanner', typed: true, iceTransportPolicy: 'relay' });
    expect(peer).toEqual({ principal: 'user:alice', metadata: {} });
    expect(pairing.secretOf('p1.1')).toBeUndefined();
    expect(pairing.save()).toMatchObject({ typed: true, secrets: {} });
  });

  it('is asked for again with the same key where the answer was lost', async () => {
    answers = [() => Promise.reject(new TypeError('no network')), () => problem(503, 'unavailable')];
    const entered = enter();
    await vi.advanceTimersByTimeAsync(10_000);
    await entered;
    expect(calls).toHaveLength(3);
    expect(new Set(calls.map(({ key }) => key)).size).toBe(1);
  });

  it('is not tried again where it is wrong', async () => {
    answers = [() => problem(404, 'code_unknown')];
    await expect(enter()).rejects.toMatchObject({ name: 'QrtcError', code: 'code_unknown' });
    expect(calls).toHaveLength(1);
  });

  it('tells for how long one is locked out, and does not wait for that', async () => {
    answers = [() => problem(429, 'slow_down', { 'Retry-After': '600' })];
    await expect(enter()).rejects.toMatchObject({ code: 'slow_down', retryAfter: 600 });
    expect(calls).toHaveLength(1);
  });

  it('is given up when it is aborted', async () => {
    answers = [() => problem(503, 'unavailable')];
    const stop = new AbortController();
    const entered = enter(stop.signal);
    const ended = expect(entered).rejects.toMatchObject({ code: 'cancelled' });
    await vi.advanceTimersByTimeAsync(0);
    stop.abort();
    await vi.advanceTimersByTimeAsync(10_000);
    await ended;
    expect(calls).toHaveLength(1);
  });

  function enter(signal?: AbortSignal) {
    const options = { server, accessToken: () => Promise.resolve('access'), userCode: 'wdjb mjht' };
    return claimTyped(signal === undefined ? options : { ...options, signal });
  }
});

function claimed(): Response {
  return Response.json({
    id: 'p1',
    state: 'paired',
    presenter: { principal: 'user:alice', metadata: {} },
    peerToken: 'peer',
    signalingUrl: 'wss://qrtc.example/v1/signaling',
    iceTransportPolicy: 'relay',
  });
}

function problem(status: number, code: string, headers: Record<string, string> = {}): Response {
  return Response.json({ code, title: code }, { status, headers });
}
