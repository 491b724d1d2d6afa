// SPDX-License-Identifier: Apache-2.0
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import type * as qrtcModule from '../src/index.js';
import type { Connection, ConnectionEvents, Pairing } from '../src/index.js';
import type { FakeServer } from './fake-server.js';

declare global {
  /** What the pages of these tests keep between two calls. */
  interface Window {
    qrtc: typeof qrtcModule;
    pairing: Pairing;
    connection: Connection;
    svg: string;
    userCode: string | undefined;
    check: ConnectionEvents['check'];
    log: string[];
  }
}

/** A page that uses the SDK, and logs what it hears. */
export class PeerPage {
  readonly page: Page;
  readonly #url: string;

  private constructor(page: Page, url: string) {
    this.page = page;
    this.#url = url;
  }

  static async open(browser: Browser, { url }: FakeServer): Promise<PeerPage> {
    const page = await (await browser.newContext()).newPage();
    await page.goto(url);
    const peer = new PeerPage(page, url);
    await peer.#loaded();
    return peer;
  }

  /** Shows a code; gives its picture. */
  async present(options: { readonly userCode?: boolean } = {}): Promise<string> {
    await this.page.evaluate(
      ({ server, ...more }) => {
        const presentation = window.qrtc.present({ server, accessToken: () => Promise.resolve('a'), ...more });
        presentation.on('code', ({ svg, userCode }) => {
          window.svg = svg;
          window.userCode = userCode;
        });
        presentation.on('paired', ({ pairing, peer }) => {
          window.pairing = pairing;
          window.log.push(`paired ${peer.principal}`);
        });
      },
      { server: this.#url, ...options },
    );
    await this.page.waitForFunction(() => 'svg' in window);
    return this.page.evaluate(() => window.svg);
  }

  /** What can be typed in in place of the picture. */
  userCode(): Promise<string> {
    return this.page.evaluate(() => window.userCode ?? '');
  }

  /** Claims what somebody typed. */
  async enter(userCode: string): Promise<void> {
    await this.page.evaluate(
      async (options) => {
        const { pairing } = await window.qrtc.enter({ ...options, accessToken: () => Promise.resolve('b') });
        window.pairing = pairing;
      },
      { server: this.#url, userCode },
    );
  }

  /** Waits for the digits to compare. */
  async digits(): Promise<string> {
    await this.page.waitForFunction(() => 'check' in window);
    return this.page.evaluate(() => window.check.digits);
  }

  /** Says that the other screen shows the same, or not. */
  async says(same: boolean): Promise<void> {
    await this.page.evaluate((accepts) => {
      if (accepts) {
        window.check.accept();
      } else {
        window.check.decline();
      }
    }, same);
  }

  /** Scans a picture that a canvas paints: its stream stands for the camera. */
  async scan(picture: string): Promise<void> {
    await this.page.evaluate(
      async ({ svg, server }) => {
        const image = new Image(400, 400);
        image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
        await image.decode();
        const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
        const paint = (): void => {
          canvas.getContext('2d')?.drawImage(image, 100, 40, 400, 400);
          requestAnimationFrame(paint);
        };
        paint();
        const video = document.querySelector('video') ?? document.createElement('video');
        const accessToken = () => Promise.resolve('b');
        const scan = window.qrtc.scan({ server, accessToken, video, stream: canvas.captureStream(30) });
        scan.on('problem', ({ code }) => window.log.push(`problem ${code}`));
        window.pairing = await scan.paired;
      },
      { svg: picture, server: this.#url },
    );
  }

  /** Waits until the video has shown so many more pictures. */
  async picturesPass(count: number): Promise<void> {
    await this.page.evaluate(async (pictures) => {
      const video = document.querySelector('video');
      for (let shown = 0; shown < pictures; shown++) {
        await new Promise((resolve) => video?.requestVideoFrameCallback(resolve));
      }
    }, count);
  }

  async connect(): Promise<void> {
    await this.page.evaluate(() => {
      const { log, qrtc, pairing } = window;
      const connection = qrtc.connect(pairing);
      window.connection = connection;
      connection.on('check', (check) => {
        window.check = check;
      });
      connection.on('open', () => log.push('open'));
      connection.on('message', ({ data }) => log.push(`message ${typeof data === 'string' ? data : '(bytes)'}`));
      connection.on('track', ({ track }) => log.push(`track ${track.kind}`));
      connection.on('problem', ({ code, message }) => log.push(`problem ${code}`, message));
      connection.on('ended', ({ reason }) => log.push(`ended ${reason}`));
      connection.on('signaling', ({ connected }) => log.push(`signaling ${String(connected)}`));
    });
  }

  send(text: string): Promise<boolean> {
    return this.page.evaluate((data) => window.connection.send(data), text);
  }

  /** Sends a moving picture. */
  sendVideo(): Promise<void> {
    return this.page.evaluate(() => {
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

  /** Loads the page anew, as a user would; it goes on with the pairing that it saved. */
  async reload(): Promise<void> {
    const saved = await this.page.evaluate(() => window.pairing.save());
    await this.page.reload();
    await this.#loaded();
    await this.page.evaluate((pairing) => {
      window.pairing = window.qrtc.restore(pairing);
    }, saved);
    await this.connect();
  }

  log(): Promise<string[]> {
    return this.page.evaluate(() => window.log);
  }

  async hears(line: string): Promise<void> {
    await expect.poll(() => this.log(), { timeout: 10_000 }).toContain(line);
  }

  async forgets(): Promise<void> {
    await this.page.evaluate(() => window.log.splice(0));
  }

  close(): Promise<void> {
    return this.page.context().close();
  }

  async #loaded(): Promise<void> {
    await this.page.waitForFunction(() => 'qrtc' in window);
    await this.page.evaluate(() => {
      window.log = [];
    });
  }
}
