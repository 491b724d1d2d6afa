// SPDX-License-Identifier: Apache-2.0
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Watch } from './watch.js';

/** The states of the demo's pages (demo/README.md). */
export type State =
  | 'starting'
  | 'showing'
  | 'looking'
  | 'typing'
  | 'pairing'
  | 'connecting'
  | 'checking'
  | 'connected'
  | 'interrupted'
  | 'ended'
  | 'problem';

declare global {
  interface Window {
    /** What happened on the page since it was loaded; times are those of all pages of this machine. */
    seen: { readonly states: { readonly state: string; readonly at: number }[]; playingAt: number | undefined };
    /** Every peer connection that the page made. */
    peerConnections: RTCPeerConnection[];
  }
}

const WITHIN_MS = 20_000;

/** One of the demo's pages, in a context of its own, used as a person uses it. */
export class DemoPage {
  readonly page: Page;
  readonly #gateway: string;

  private constructor(page: Page, gateway: string) {
    this.page = page;
    this.#gateway = gateway;
  }

  static async open(
    browser: Browser,
    gateway: string,
    watch: Watch,
    options: BrowserContextOptions = {},
  ): Promise<DemoPage> {
    const context = await browser.newContext({ locale: 'en-US', ...options });
    watch.observe(context);
    context.setDefaultTimeout(WITHIN_MS);
    await context.addInitScript(notes);
    return new DemoPage(await context.newPage(), gateway);
  }

  /** Types a name into the start page, and goes on to `page`. */
  async signIn(name: string, page: 'phone' | 'device'): Promise<void> {
    await this.page.goto(this.#gateway);
    await this.get('name').fill(name);
    await this.get('sign-in').click();
    await this.get(`go-${page}`).click();
    await this.page.waitForURL(`**/${page}`);
  }

  get(testId: string): Locator {
    return this.page.getByTestId(testId);
  }

  async state(): Promise<string> {
    return (await this.get('status').getAttribute('data-state')) ?? '';
  }

  async reaches(state: State, timeout = WITHIN_MS): Promise<void> {
    await expect.poll(() => this.state(), { timeout, message: `the state of ${this.page.url()}` }).toBe(state);
  }

  /** What the page tells about its state. */
  words(): Promise<string> {
    return this.get('status').innerText();
  }

  /** What the page tells beside its state. */
  notice(): Promise<string> {
    return this.get('notice').innerText();
  }

  async tells(what: 'status' | 'notice', words: string | RegExp): Promise<void> {
    const told = expect.poll(() => this.get(what).innerText(), { timeout: WITHIN_MS, message: `the ${what}` });
    await (typeof words === 'string' ? told.toContain(words) : told.toMatch(words));
  }

  /** When the page first came into this state. */
  async reachedAt(state: State): Promise<number> {
    const states = await this.page.evaluate(() => window.seen.states);
    return states.find((entry) => entry.state === state)?.at ?? Number.NaN;
  }

  /** What the page keeps for a reload. */
  async keptPairing(): Promise<{ peerToken: string; secrets: Record<string, string> } | undefined> {
    const kept = await this.page.evaluate(() => Object.values(sessionStorage) as string[]);
    const [text] = kept;
    return text === undefined
      ? undefined
      : (JSON.parse(text) as { saved: { peerToken: string; secrets: Record<string, string> } }).saved;
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}

/** Runs in the page before its own scripts. */
function notes(): void {
  const now = (): number => performance.timeOrigin + performance.now();
  window.seen = { states: [], playingAt: undefined };
  window.peerConnections = [];
  new MutationObserver(() => {
    const state = (document.body as HTMLElement | null)?.dataset['state'] ?? '';
    if (window.seen.states.at(-1)?.state !== state) {
      window.seen.states.push({ state, at: now() });
    }
  }).observe(document, { subtree: true, childList: true, attributeFilter: ['data-state'] });
  document.addEventListener(
    'playing',
    () => {
      window.seen.playingAt ??= now();
    },
    true,
  );
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      window.peerConnections.push(this);
    }
  };
}
