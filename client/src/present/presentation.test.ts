// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeWebSocket } from '../../test/fake-web-socket.js';
import type { Code, PresentOptions, QrtcProblem } from '../api.js';
import { fromBase64url } from '../base64url.js';
import { parseText } from '../qr/text.js';
import { CodePresentation } from './presentation.js';

const server = 'https://qrtc.example';

describe('presenting', () => {
  let calls: { readonly method: string; readonly path: string; readonly key: string | null; readonly body: unknown }[];
  let answers: (() => Response | Promise<Response>)[];
  let tokens: number;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(Math, 'random').mockReturnValue(1);
    vi.stubGlobal('WebSocket', FakeWebSocket);
    vi.stubGlobal('RTCPeerConnection', { generateCertificate: () => Promise.resolve({}) });
    FakeWebSocket.opened.length = 0;
    [calls, answers, tokens] = [[], [], 0];
    vi.stubGlobal('fetch', (url: URL, { method = '', headers, body }: RequestInit) => {
      const key = new Headers(headers).get('Idempotency-Key');
      calls.push({ method, path: url.pathname, key, body: typeof body === 'string' ? JSON.parse(body) : null });
      return Promise.resolve((answers.shift() ?? issue)());
    });
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('shows a code with a secret, and listens at once', async () => {
    const { codes } = await open({ allow: ['user:bob'], metadata: { name: 'Kiosk' } });
    expect(calls).toMatchObject([
      { method: 'POST', path: '/v1/pairings', body: { allow: ['user:bob'], metadata: { name: 'Kiosk' } } },
    ]);
    expect(codes[0]?.text).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+~[\w-]{22}$/);
    expect(codes[0]?.svg).toMatch(/^<svg /);
    expect(codes[0]?.expiresAt).toEqual(new Date(Date.now() + 60_000));
    expect(FakeWebSocket.opened).toHaveLength(1);
  });

  it('asks for a pairing that only relays, and holds to it whatever the server answers', async () => {
    const { presentation } = await open({ iceTransportPolicy: 'relay' });
    expect(calls[0]?.body).toEqual({ iceTransportPolicy: 'relay' });
    claim();
    const pairing = await presentation.paired;
    expect(pairing.iceTransportPolicy).toBe('relay');
    expect(pairing.save().iceTransportPolicy).toBe('relay');
  });

  it('shows a code to type in beside the other where that was asked for, and knows it later', async () => {
    const { codes, presentation } = await open({ userCode: true });
    expect(calls[0]?.body).toEqual({ userCode: true });
    await vi.advanceTimersByTimeAsync(42_000);
    expect(codes.map(({ userCode }) => userCode)).toEqual(['WDJB-MJH1', 'WDJB-MJH2']);
    claim();
    expect(await presentation.paired).toMatchObject({ typed: true });
  });

  it('shows each code compact where that was asked for, with the secret that it was made with', async () => {
    const { codes, presentation } = await open({ encoding: 'compact' });
    await vi.advanceTimersByTimeAsync(42_000);
    expect(codes.map(({ text }) => text.slice(0, 6))).toEqual(['QRTC1:', 'QRTC1:']);
    expect(calls[0]?.body).toEqual({});
    claim();
    const pairing = await presentation.paired;
    expect(codes.map((_, i) => pairing.secretOf(`p1.${i + 1}`))).toEqual(
      codes.map(({ text }) => parseText(text)?.secret),
    );
  });

  it('takes any way where nobody asks for another', async () => {
    const { presentation } = await open();
    claim();
    expect(await presentation.paired).toMatchObject({ iceTransportPolicy: 'all', typed: false });
  });

  it('renews well before the code expires, with a fresh secret', async () => {
    const { codes } = await open();
    await vi.advanceTimersByTimeAsync(41_999);
    expect(codes).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(calls.at(-1)).toMatchObject({ method: 'POST', path: '/v1/pairings/p1/token' });
    const [first, second] = codes.map(({ text }) => text.split('~')[1]);
    expect(second).toHaveLength(22);
    expect(second).not.toBe(first);
  });

  it('gives the pairing with the secret of each code that was shown', async () => {
    const { codes, presentation } = await open();
    await vi.advanceTimersByTimeAsync(42_000);
    claim();
    const pairing = await presentation.paired;
    expect(pairing).toMatchObject({ id: 'p1', role: 'presenter', peerToken: 'peer', server });
    expect(codes.map((_, i) => pairing.secretOf(`p1.${i + 1}`))).toEqual(
      codes.map(({ text }) => fromBase64url(text.split('~')[1] ?? '')),
    );
    expect(pairing.secretOf('p1.9')).toBeUndefined();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(codes).toHaveLength(2);
  });

  it('tries again with the same key after a failure that passes, as late as the server asks', async () => {
    answers = [
      () => Promise.reject(new TypeError('no network')),
      () => problem(429, 'slow_down', { 'Retry-After': '5' }),
    ];
    const { problems, codes } = await open();
    await vi.advanceTimersByTimeAsync(500);
    expect(calls).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(4_999);
    expect(calls).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(codes).toHaveLength(1);
    expect(problems.map(({ code }) => code)).toEqual(['network', 'slow_down']);
    expect(new Set(calls.map(({ key }) => key)).size).toBe(1);
  });

  it('ends where it is refused', async () => {
    answers = [() => problem(403, 'insufficient_scope')];
    const { presentation, problems } = await open();
    await expect(presentation.paired).rejects.toMatchObject({ name: 'QrtcError', code: 'insufficient_scope' });
    expect(problems).toMatchObject([{ code: 'insufficient_scope' }]);
  });

  it('makes a new pairing where the old one expired', async () => {
    const { codes } = await open();
    await vi.advanceTimersByTimeAsync(20_000);
    FakeWebSocket.last.hear({ type: 'bye', cursor: '1-1', reason: 'expired' });
    await vi.advanceTimersByTimeAsync(0);
    expect(calls.filter(({ path }) => path === '/v1/pairings')).toHaveLength(2);
    expect(new Set(calls.map(({ key }) => key)).size).toBe(2);
    expect(codes).toHaveLength(2);
    expect(FakeWebSocket.opened).toHaveLength(2);
  });

  it('takes its time where pairings end at once', async () => {
    await open();
    for (let round = 0; round < 3; round++) {
      FakeWebSocket.last.closedByServer(4404);
      await vi.advanceTimersByTimeAsync(0);
    }
    expect(calls.filter(({ path }) => path === '/v1/pairings')).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(calls.filter(({ path }) => path === '/v1/pairings')).toHaveLength(2);
  });

  it('ends where the pairing was revoked', async () => {
    const { presentation } = await open();
    FakeWebSocket.last.hear({ type: 'bye', cursor: '1-1', reason: 'revoked' });
    await expect(presentation.paired).rejects.toThrow('revoked');
  });

  it('tells of somebody else who tried the code', async () => {
    const { presentation } = await open();
    const contention = vi.fn();
    presentation.on('contention', contention);
    FakeWebSocket.last.hear({ type: 'contention', cursor: '1-1' });
    expect(contention).toHaveBeenCalledOnce();
  });

  it('takes the code back when cancelled', async () => {
    const { presentation } = await open();
    await presentation.cancel();
    expect(calls.at(-1)).toMatchObject({ method: 'DELETE', path: '/v1/pairings/p1' });
    await expect(presentation.paired).rejects.toMatchObject({ code: 'cancelled' });
    await vi.advanceTimersByTimeAsync(120_000);
    expect(calls).toHaveLength(2);
  });

  it('shows nothing where it was aborted before it began', async () => {
    const { presentation, codes } = await open({ signal: AbortSignal.abort() });
    await expect(presentation.paired).rejects.toMatchObject({ code: 'cancelled' });
    expect(codes).toEqual([]);
    expect(FakeWebSocket.opened).toEqual([]);
  });

  async function open(options: Partial<PresentOptions> = {}) {
    const presentation = new CodePresentation({ server, accessToken: () => Promise.resolve('access'), ...options });
    const codes: Code[] = [];
    const problems: QrtcProblem[] = [];
    presentation.on('code', (code) => codes.push(code));
    presentation.on('problem', (told) => problems.push(told));
    await vi.advanceTimersByTimeAsync(0);
    FakeWebSocket.opened.at(-1)?.welcome({
      pairing: { id: 'p1', state: 'waiting', expiresIn: 60 },
      peer: null,
      jti: null,
      via: null,
    });
    return { presentation, codes, problems };
  }

  function issue(): Response {
    const payload = Buffer.from(JSON.stringify({ jti: `p1.${++tokens}` })).toString('base64url');
    const seat = { id: 'p1', state: 'waiting', peerToken: 'peer', signalingUrl: 'wss://qrtc.example/v1/signaling' };
    return Response.json({ ...seat, token: `head.${payload}.sign`, expiresIn: 60, userCode: `WDJB-MJH${tokens}` });
  }

  function claim(): void {
    const peer = { principal: 'user:bob', metadata: {} };
    FakeWebSocket.last.hear({ type: 'paired', cursor: '1-1', peer, jti: 'p1.2', via: 'qr' });
  }
});

function problem(status: number, code: string, headers: Record<string, string> = {}): Response {
  return Response.json({ code, title: code }, { status, headers });
}
