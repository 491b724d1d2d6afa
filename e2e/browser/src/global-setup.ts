// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { lacks } from './requirements.js';
import { OwnStack, readStack, type Stack } from './stack.js';

declare module 'vitest' {
  interface ProvidedContext {
    stack: Stack;
    /** A code of alice's that was shown before the first test, and until when it is good. */
    oldCode: { text: string; expiresAt: number };
  }
}

/**
 * One stack for all tests; none where they are all skipped. Whoever writes tests need not wait for it each time: with
 * QRTC_STACK, the path of a running stack's `stack.json`, they use that one.
 */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (lacks('chromium')) {
    return undefined;
  }
  const running = process.env['QRTC_STACK'];
  const own = running === undefined ? await OwnStack.start() : undefined;
  const stack = own?.stack ?? readStack(running ?? '');
  project.provide('stack', stack);
  project.provide('oldCode', await makeCode(stack));
  return () => own?.stop() ?? Promise.resolve();
}

async function makeCode({ gateway, client }: Stack): Promise<{ text: string; expiresAt: number }> {
  const { access_token: accessToken } = await post<{ access_token: string }>(new URL('/oauth2/token', gateway), {
    headers: { Authorization: `Basic ${btoa(`${client.id}:${client.secret}`)}` },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      scope: 'pairing:present',
      subject: 'user:alice',
    }),
  });
  const { token, expiresIn } = await post<{ token: string; expiresIn: number }>(new URL('/v1/pairings', gateway), {
    headers: { Authorization: `Bearer ${accessToken}`, 'Content-Type': 'application/json' },
    body: '{}',
  });
  return {
    text: `${token}~${randomBytes(16).toString('base64url')}`,
    expiresAt: Date.now() + expiresIn * 1000,
  };
}

async function post<T>(url: URL, request: RequestInit): Promise<T> {
  const answer = await fetch(url, { ...request, method: 'POST' });
  if (!answer.ok) {
    throw new Error(`${url.pathname} answered ${answer.status}: ${await answer.text()}`);
  }
  return (await answer.json()) as T;
}
