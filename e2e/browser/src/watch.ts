// SPDX-License-Identifier: Apache-2.0
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, expect } from 'vitest';
import { TOKEN } from './stack.js';

/** Where the demo keeps the pairing of its tab for a reload, as the SDK's `save()` says. */
const KEPT_PAIRING = 'qrtc-demo-pairing-';

/** What the browsers said while a test ran: anything they complain of fails it, and so does a secret in the wrong place. */
export class Watch {
  readonly #pages = new Set<Page>();
  #complaints: string[] = [];
  #open: string[] = [];
  #secrets = new Set<string>();
  #expected: RegExp[] = [];

  observe(context: BrowserContext): void {
    context.on('page', (page) => {
      this.#pages.add(page);
      page.on('websocket', (socket) => this.#open.push(socket.url()));
    });
    context.on('request', (request) => this.#open.push(request.url()));
    context.on('weberror', (error) => this.#complaints.push(`uncaught ${String(error.error())}`));
    context.on('console', (message) => {
      const line = `${message.text()} (${message.location().url})`;
      this.#open.push(line);
      if (message.type() === 'error' || message.type() === 'warning') {
        this.#complaints.push(line);
      }
    });
  }

  /** This test brings about that browsers complain so. */
  expects(...complaints: RegExp[]): void {
    this.#expected.push(...complaints);
  }

  /** A secret of this test's: nobody may read it where everybody can. */
  keepsSecret(...secrets: string[]): void {
    secrets.forEach((secret) => this.#secrets.add(secret));
  }

  begin(): void {
    this.#complaints = [];
    this.#open = [];
    this.#secrets = new Set();
    this.#expected = [];
  }

  async verdict(): Promise<void> {
    const stored = await Promise.all([...this.#pages].filter((page) => !page.isClosed()).map(storedBy));
    const readable = [...this.#open, ...stored.flat()].join('\n');
    expect.soft(TOKEN.exec(readable), 'tokens in consoles, addresses and storage').toBeNull();
    const told = [...this.#secrets].filter((secret) => readable.includes(secret));
    expect.soft(told, 'secrets in consoles, addresses and storage').toEqual([]);
    const unexpected = this.#complaints.filter((line) => !this.#expected.some((pattern) => pattern.test(line)));
    expect(unexpected, 'complaints of the browsers').toEqual([]);
  }
}

/** What a page stored, but for the pairing of its tab. */
async function storedBy(page: Page): Promise<string[]> {
  if (!page.url().startsWith('http')) {
    return [];
  }
  const stored = await page.evaluate(() => [...Object.entries(localStorage), ...Object.entries(sessionStorage)]);
  return stored.filter(([name]) => !name.startsWith(KEPT_PAIRING)).map((entry) => entry.join('='));
}

/** Watches the browsers of each test in this file. */
export function watchBrowsers(): Watch {
  const watch = new Watch();
  beforeEach(() => {
    watch.begin();
  });
  afterEach(() => watch.verdict());
  return watch;
}
