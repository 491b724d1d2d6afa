// SPDX-License-Identifier: Apache-2.0
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import type {
  Connection,
  ConnectOptions,
  Pairing,
  Presentation,
  PresentOptions,
  SavedPairing,
  Scan,
  ScanOptions,
} from '../../../client/src/api.js';
import type { Watch } from './watch.js';

declare global {
  /** What an SDK page keeps between two calls. */
  interface Window {
    sdk: {
      present(options: PresentOptions): Presentation;
      scan(options: ScanOptions): Scan;
      connect(pairing: Pairing, options?: ConnectOptions): Connection;
      restore(saved: SavedPairing): Pairing;
    };
    presentation: Presentation;
    codes: { readonly text: string; readonly svg: string; readonly expiresAt: Date }[];
    pairing: Pairing | undefined;
    connection: Connection;
    log: string[];
    accessToken: () => Promise<string>;
  }
}

const WITHIN_MS = 15_000;

/** A page of the demo's origin that uses the SDK by itself, and logs what it hears. */
export class SdkPage {
  readonly page: Page;
  readonly #gateway: string;
  readonly #watch: Watch;

  private constructor(page: Page, gateway: string, watch: Watch) {
    this.page = page;
    this.#gateway = gateway;
    this.#watch = watch;
  }

  /** Signed in as `name`, where `prepare` may first do something to the page. */
  static async open(
    browser: Browser,
    gateway: string,
    watch: Watch,
    name: string,
    prepare?: (page: Page) => Promise<unknown>,
  ): Promise<SdkPage> {
    const context = await browser.newContext({ locale: 'en-US' });
    watch.observe(context);
    const sdkPage = new SdkPage(await context.newPage(), gateway, watch);
    await prepare?.(sdkPage.page);
    await sdkPage.page.goto(gateway);
    await sdkPage.page.evaluate(async (user) => {
      const headers = { 'Content-Type': 'application/json' };
      await fetch('/demo/session', { method: 'POST', headers, body: JSON.stringify({ name: user }) });
    }, name);
    await sdkPage.#load();
    return sdkPage;
  }

  /** Shows a code, to these principals where they are named. */
  async present(allow?: readonly string[]): Promise<void> {
    await this.page.evaluate(
      ({ server, who }) => {
        const { accessToken } = window;
        const presentation = window.sdk.present({ server, accessToken, ...(who === undefined ? {} : { allow: who }) });
        window.presentation = presentation;
        presentation.on('code', (code) => window.codes.push(code));
        presentation.on('contention', () => window.log.push('contention'));
        presentation.on('problem', ({ code }) => window.log.push(`problem ${code}`));
        presentation.on('ended', ({ reason }) => window.log.push(`ended ${reason}`));
        presentation.on('paired', ({ pairing, peer }) => {
          window.pairing = pairing;
          window.log.push(`paired with ${peer.principal}`);
        });
      },
      { server: this.#gateway, who: allow },
    );
    await this.code();
  }

  /** The nth code that it showed, as soon as it does. */
  async code(n = 1): Promise<string> {
    await this.page.waitForFunction((count) => window.codes.length >= count, n, { timeout: WITHIN_MS });
    const shown = await this.page.evaluate((index) => window.codes[index], n - 1);
    const [token = '', secret = ''] = shown?.text.split('~') ?? [];
    this.#watch.keepsSecret(token, secret);
    return shown?.svg ?? '';
  }

  /** Looks at a picture that a canvas paints: its stream stands for the camera. */
  async scan(picture: string): Promise<void> {
    await this.page.evaluate(
      async ({ svg, server }) => {
        const image = new Image(400, 400);
        image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
        await image.decode();
        const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
        const paint = (): void => {
          canvas.getContext('2d')?.drawImage(image, 100, 40, 400, 400);
          requestAnimationFrame(paint);
        };
        paint();
        const video = document.createElement('video');
        const { accessToken } = window;
        const scan = window.sdk.scan({ server, accessToken, video, stream: canvas.captureStream(15) });
        scan.on('problem', ({ code }) => window.log.push(`problem ${code}`));
        scan.on('paired', ({ pairing, peer }) => {
          window.pairing = pairing;
          window.log.push(`paired with ${peer.principal}`);
        });
      },
      { svg: picture, server: this.#gateway },
    );
  }

  /** Connects as soon as it is paired: the presenter hears of a claim before the scanner has its answer. */
  async connect(): Promise<void> {
    await this.page.waitForFunction(() => window.pairing !== undefined, undefined, { timeout: WITHIN_MS });
    await this.page.evaluate(() => {
      const { log, sdk, pairing } = window;
      if (pairing === undefined) {
        throw new Error('There is no pairing to connect');
      }
      const connection = sdk.connect(pairing);
      window.connection = connection;
      connection.on('open', () => log.push('open'));
      connection.on('message', ({ data }) => log.push(`message ${typeof data === 'string' ? data : '(bytes)'}`));
      connection.on('track', ({ track }) => log.push(`track ${track.kind}`));
      connection.on('problem', ({ code }) => log.push(`problem ${code}`));
      connection.on('contention', () => log.push('contention'));
      connection.on('ended', ({ reason }) => log.push(`ended ${reason}`));
      connection.on('state', ({ state }) => log.push(`state ${state}`));
      connection.on('signaling', ({ connected }) => log.push(`signaling ${connected ? 'back' : 'away'}`));
    });
  }

  send(text: string): Promise<boolean> {
    return this.page.evaluate((data) => window.connection.send(data), text);
  }

  /** Sends a moving picture. */
  async sendVideo(): Promise<void> {
    await this.page.evaluate(() => {
      const canvas = document.createElement('canvas');
      const paint = (): void => {
        canvas.getContext('2d')?.fillRect(0, 0, Math.random() * 300, 100);
        requestAnimationFrame(paint);
      };
      paint();
      const stream = canvas.captureStream(10);
      for (const track of stream.getTracks()) {
        window.connection.addTrack(track, stream);
      }
    });
  }

  /** How many pictures of the peer's it has decoded. */
  framesDecoded(): Promise<number> {
    return this.page.evaluate(async () => {
      let frames = 0;
      (await window.connection.peerConnection.getStats()).forEach(
        ({ framesDecoded = 0 }: { framesDecoded?: number }) => {
          frames += framesDecoded;
        },
      );
      return frames;
    });
  }

  /** Loads the page anew, as a user would; it goes on with the pairing that it saved. */
  async reload(): Promise<void> {
    const saved = await this.page.evaluate(() => window.pairing?.save());
    await this.page.reload();
    await this.#load();
    await this.page.evaluate((pairing) => {
      window.pairing = pairing && window.sdk.restore(pairing);
    }, saved);
    await this.connect();
  }

  log(): Promise<string[]> {
    return this.page.evaluate(() => window.log);
  }

  async hears(line: string): Promise<void> {
    await expect.poll(() => this.log(), { timeout: WITHIN_MS }).toContain(line);
  }

  close(): Promise<void> {
    return this.page.context().close();
  }

  /** As text, for the tests' own build would take `import()` for its own. */
  async #load(): Promise<void> {
    await this.page.evaluate("import('/qrtc/client.js').then((sdk) => { window.sdk = sdk; })");
    await this.page.evaluate(() => {
      window.log = [];
      window.codes = [];
      window.pairing = undefined;
      window.accessToken = async () => {
        const headers = { 'Content-Type': 'application/json' };
        const answer = await fetch('/demo/token', { method: 'POST', headers, body: '{}' });
        return ((await answer.json()) as { accessToken: string }).accessToken;
      };
    });
  }
}
