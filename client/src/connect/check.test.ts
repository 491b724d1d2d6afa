// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { Role } from '../api.js';
import { toBase64url } from '../base64url.js';
import { commitment } from '../check-code.js';
import { Check, type CheckParts } from './check.js';

const P = fingerprint('AB');
const S = fingerprint('CD');
const E = fingerprint('EE');

interface End {
  readonly check: Check;
  readonly events: string[];
  readonly said: string[];
}

describe('the check of two ends without a QR secret', () => {
  it('shows the same six digits at both ends, and passes when both accept', async () => {
    const [presenter, scanner] = await compared();
    expect(presenter.events).toHaveLength(1);
    expect(presenter.events[0]).toMatch(/^digits \d{6}$/);
    expect(scanner.events).toEqual(presenter.events);
    presenter.check.accept();
    await settled();
    expect(presenter.events).toHaveLength(1);
    scanner.check.accept();
    await settled();
    expect(presenter.events.at(-1)).toBe('passed');
    expect(scanner.events.at(-1)).toBe('passed');
  });

  it('shows other digits where somebody sits in between', async () => {
    // Each of the two sees the certificate of the one in between, who passes everything else on.
    const presenter = end('presenter', { ownFingerprint: P, peerFingerprint: E });
    const scanner = end('scanner', { ownFingerprint: S, peerFingerprint: E });
    await presenter.check.start();
    // It has a nonce of its own for the scanner, and commits to it with the certificate that it shows there.
    const own = new Uint8Array(16);
    scanner.check.read(JSON.stringify({ type: 'commit', commitment: await commitment(own, E) }));
    await settled();
    const { nonce } = JSON.parse(scanner.said[0] ?? '') as { nonce: string };
    presenter.check.read(JSON.stringify({ type: 'nonce', nonce }));
    scanner.check.read(JSON.stringify({ type: 'reveal', nonce: toBase64url(own) }));
    await settled();
    expect(presenter.events[0]).toMatch(/^digits/);
    expect(scanner.events[0]).toMatch(/^digits/);
    expect(scanner.events[0]).not.toBe(presenter.events[0]);
  });

  it('does not reveal the presenter’s nonce before it has the scanner’s', async () => {
    const presenter = end('presenter');
    await presenter.check.start();
    expect(presenter.said.map((text) => (JSON.parse(text) as { type: string }).type)).toEqual(['commit']);
    presenter.check.read('{"type":"accept"}');
    await settled();
    expect(presenter.events).toEqual(['failed The other end does not keep to the check']);
    expect(presenter.said).toHaveLength(1);
  });

  it('refuses a nonce that was not committed to', async () => {
    const scanner = end('scanner');
    scanner.check.read(JSON.stringify({ type: 'commit', commitment: await commitment(new Uint8Array(16), P) }));
    scanner.check.read(JSON.stringify({ type: 'reveal', nonce: toBase64url(new Uint8Array(16).fill(1)) }));
    await settled();
    expect(scanner.events).toEqual(['failed The other end changed its mind']);
  });

  it('refuses a commitment for another certificate', async () => {
    const scanner = end('scanner');
    scanner.check.read(JSON.stringify({ type: 'commit', commitment: await commitment(new Uint8Array(16), E) }));
    scanner.check.read(JSON.stringify({ type: 'reveal', nonce: toBase64url(new Uint8Array(16)) }));
    await settled();
    expect(scanner.events).toEqual(['failed The other end changed its mind']);
  });

  it.each(['turn left', '{"type":"reveal"}', '[]', 'null', '{"type":"commit"}', '{"type":"commit","commitment":7}'])(
    'takes nothing of the application before it is over: %s',
    async (word) => {
      const scanner = end('scanner');
      scanner.check.read(word);
      await settled();
      expect(scanner.events).toEqual(['failed The other end does not keep to the check']);
      scanner.check.accept();
      expect(scanner.said).toEqual([]);
    },
  );

  it.each(['', 'AAAA', toBase64url(new Uint8Array(15)), toBase64url(new Uint8Array(17)), '!'])(
    'takes only nonces of 16 bytes: %s',
    async (nonce) => {
      const presenter = end('presenter');
      await presenter.check.start();
      presenter.check.read(JSON.stringify({ type: 'nonce', nonce }));
      await settled();
      expect(presenter.events).toEqual(['failed The other end does not keep to the check']);
    },
  );

  it('cannot be accepted before the digits are there', async () => {
    const scanner = end('scanner');
    scanner.check.accept();
    await settled();
    expect(scanner.said).toEqual([]);
  });

  it('accepts once, whatever is said twice', async () => {
    const [presenter, scanner] = await compared();
    presenter.check.accept();
    presenter.check.accept();
    await settled();
    expect(presenter.said.filter((text) => text.includes('accept'))).toHaveLength(1);
    scanner.check.read('{"type":"accept"}');
    await settled();
    expect(scanner.events.at(-1)).toBe('failed The other end does not keep to the check');
  });

  it('is over when one declines', async () => {
    const [presenter, scanner] = await compared();
    presenter.check.decline();
    expect(presenter.events.at(-1)).toBe('failed The digits were declined');
    scanner.check.accept();
    await settled();
    expect(presenter.events).not.toContain('passed');
    expect(scanner.events).not.toContain('passed');
  });
});

async function compared(): Promise<[End, End]> {
  const ends: Partial<Record<Role, End>> = {};
  const presenter = end('presenter', {}, (text) => {
    ends.scanner?.check.read(text);
  });
  const scanner = end('scanner', {}, (text) => {
    presenter.check.read(text);
  });
  ends.scanner = scanner;
  await presenter.check.start();
  await settled();
  return [presenter, scanner];
}

function end(role: Role, parts: Partial<CheckParts> = {}, say: (text: string) => void = () => undefined): End {
  const events: string[] = [];
  const said: string[] = [];
  const [ownFingerprint, peerFingerprint] = role === 'presenter' ? [P, S] : [S, P];
  const check = new Check(
    { role, pairing: 'p', jti: 'p.1', ownFingerprint, peerFingerprint, ...parts },
    {
      say: (text) => {
        said.push(text);
        say(text);
      },
      digits: (digits) => events.push(`digits ${digits}`),
      passed: () => events.push('passed'),
      failed: (detail) => events.push(`failed ${detail}`),
    },
  );
  return { check, events, said };
}

async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 20));
}

function fingerprint(digits: string): string {
  return Array.from({ length: 32 }, () => digits).join(':');
}
