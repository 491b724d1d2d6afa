// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type * as qrtcModule from '../src/index.js';
import type { Connection, Pairing, Presentation, Scan } from '../src/index.js';
import { FakeServer } from './fake-server.js';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);

/** What the pages of this test keep between two calls. */
interface PageState {
  readonly qrtc: typeof qrtcModule;
  presentation: Presentation;
  scan: Scan;
  pairing: Pairing;
  connection: Connection;
  log: string[];
}

declare const globalThis: PageState;

describe.skipIf(executablePath === undefined)('two pages of a real browser', () => {
  let browser: Browser;
  let server: FakeServer;
  let presenter: Page;
  let scanner: Page;

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: executablePath ?? '',
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-quic',
        '--allow-loopback-in-peer-connection',
        '--disable-features=WebRtcHideLocalIpsWithMdns',
      ],
    });
  }, 60_000);

  afterAll(async () => {
    await browser.close();
  });

  beforeEach(async () => {
    server = await FakeServer.start();
    presenter = await open();
    scanner = await open();
  }, 30_000);

  afterEach(async () => {
    await presenter.context().close();
    await scanner.context().close();
    server.stop();
  });

  it('present a code, scan it from a video, connect, and talk', async () => {
    await showCode();
    await scanCode();
    await Promise.all([connect(presenter), connect(scanner)]);
    await opened();
    expect(await presenter.evaluate(() => globalThis.connection.send('turn left'))).toBe(true);
    await heard(scanner, 'message turn left');
    await serverHeard('connected');
  }, 30_000);

  it('send video the other way, which the scanner offers', async () => {
    await pair();
    await scanner.evaluate(() => {
      const canvas = document.createElement('canvas');
      const paint = (): void => {
        canvas.getContext('2d')?.fillRect(0, 0, Math.random() * 300, 100);
        requestAnimationFrame(paint);
      };
      paint();
      const stream = canvas.captureStream(10);
      for (const track of stream.getTracks()) {
        globalThis.connection.addTrack(track, stream);
      }
    });
    await heard(presenter, 'track video');
    await presenter.waitForFunction(async () => {
      const stats = [...(await globalThis.connection.peerConnection.getStats()).values()] as {
        framesDecoded?: number;
      }[];
      return stats.some(({ framesDecoded = 0 }) => framesDecoded > 2);
    });
  }, 30_000);

  it.each([
    ['exchanges the fingerprint', (sdp: string) => sdp.replaceAll(/(a=fingerprint:sha-256 )../g, '$1' + '00')],
    ['adds a second fingerprint', (sdp: string) => sdp.replace(/(a=fingerprint:sha-256 )(..)(.*)/, '$1$2$3\r\n$100$3')],
  ])(
    'do not connect where the server %s',
    async (_, change) => {
      await claimed();
      server.pairing.tamper = (frame) => {
        const description = frame['description'] as { type: string; sdp: string } | undefined;
        return description === undefined
          ? frame
          : { ...frame, description: { ...description, sdp: change(description.sdp) } };
      };
      await Promise.all([connect(presenter), connect(scanner)]);
      await heard(scanner, 'problem verify_failed');
      await heard(presenter, 'ended failed');
      expect(await logOf(scanner)).not.toContain('open');
      await serverHeard('failed');
    },
    30_000,
  );

  it('do not connect without a proof', async () => {
    await claimed();
    server.pairing.tamper = ({ proof: _, ...frame }) => ({ ...frame });
    await Promise.all([connect(presenter), connect(scanner)]);
    await heard(scanner, 'problem verify_failed');
    expect(await scanner.evaluate(() => globalThis.connection.peerConnection.connectionState)).toBe('closed');
  }, 30_000);

  it('go on when the presenter’s page is reloaded in mid-connection', async () => {
    await pair();
    await reload(presenter);
    await opened();
    await presenter.evaluate(() => globalThis.connection.send('back'));
    await heard(scanner, 'message back');
  }, 30_000);

  it('go on when the scanner’s page is reloaded in mid-negotiation', async () => {
    await claimed();
    await connect(presenter);
    await serverHeard('description');
    await connect(scanner);
    await reload(scanner);
    await opened();
  }, 30_000);

  it('keep their connection while the signaling is away, and resync', async () => {
    await pair();
    for (const end of Object.values(server.pairing.ends)) {
      end.socket?.terminate();
    }
    await heard(presenter, 'signaling false');
    await heard(presenter, 'signaling true');
    const offers = server.pairing.said.filter(({ frame }) => frame.type === 'description').length;
    server.pairing.resync();
    await expect
      .poll(() => server.pairing.said.filter(({ frame }) => frame.type === 'description').length)
      .toBeGreaterThan(offers + 1);
    expect(await presenter.evaluate(() => globalThis.connection.state)).toBe('connected');
    await presenter.evaluate(() => globalThis.connection.send('still here'));
    await heard(scanner, 'message still here');
  }, 30_000);

  it('offer both at the same moment, and both tracks arrive', async () => {
    await pair();
    await Promise.all(
      [presenter, scanner].map((page) =>
        page.evaluate(() => {
          const canvas = document.createElement('canvas');
          canvas.getContext('2d');
          const stream = canvas.captureStream(1);
          for (const track of stream.getTracks()) {
            globalThis.connection.addTrack(track, stream);
          }
        }),
      ),
    );
    await heard(presenter, 'track video');
    await heard(scanner, 'track video');
  }, 30_000);

  it('say goodbye', async () => {
    await pair();
    await presenter.evaluate(() => globalThis.connection.close());
    await heard(scanner, 'ended completed');
    expect(server.pairing.state).toBe('closed');
  }, 30_000);

  it('show a fresh code before the old one expires', async () => {
    server.tokenLife = 2;
    await showCode();
    await expect.poll(() => server.pairing.tokens, { timeout: 5_000 }).toBeGreaterThan(2);
  }, 30_000);

  async function open(): Promise<Page> {
    const page = await (await browser.newContext()).newPage();
    await page.goto(server.url);
    await page.waitForFunction(() => 'qrtc' in globalThis);
    return page;
  }

  async function showCode(): Promise<string> {
    await presenter.evaluate((url) => {
      const { qrtc } = globalThis;
      globalThis.log = [];
      globalThis.presentation = qrtc.present({ server: url, accessToken: () => Promise.resolve('a') });
      globalThis.presentation.on('code', ({ text, svg }) => {
        Object.assign(globalThis, { codeText: text, codeSvg: svg });
      });
      globalThis.presentation.on('paired', ({ pairing, peer }) => {
        globalThis.pairing = pairing;
        globalThis.log.push(`paired ${peer.principal}`);
      });
    }, server.url);
    await presenter.waitForFunction(() => 'codeSvg' in globalThis);
    return presenter.evaluate(() => (globalThis as unknown as { codeSvg: string }).codeSvg);
  }

  /** Draws the presenter's code into a canvas, whose stream stands for the camera. */
  async function scanCode(): Promise<void> {
    const svg = await showCode();
    await scanner.evaluate(
      async ({ svg, url }) => {
        const image = new Image();
        image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
        image.width = image.height = 400;
        await image.decode();
        const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
        const paint = (): void => {
          const context = canvas.getContext('2d');
          context?.clearRect(0, 0, 640, 480);
          context?.drawImage(image, 100, 40, 400, 400);
          requestAnimationFrame(paint);
        };
        paint();
        globalThis.log = [];
        const video = document.querySelector('video') ?? document.createElement('video');
        const scan = globalThis.qrtc.scan({
          server: url,
          accessToken: () => Promise.resolve('b'),
          video,
          stream: canvas.captureStream(30),
        });
        scan.on('problem', ({ code }) => globalThis.log.push(`problem ${code}`));
        globalThis.pairing = await scan.paired;
      },
      { svg, url: server.url },
    );
    await heard(presenter, 'paired user:scanner');
  }

  async function claimed(): Promise<void> {
    await scanCode();
  }

  async function connect(page: Page): Promise<void> {
    await page.evaluate(() => {
      const { log, qrtc, pairing } = globalThis;
      const connection = qrtc.connect(pairing);
      globalThis.connection = connection;
      connection.on('open', () => log.push('open'));
      connection.on('message', ({ data }) => log.push(`message ${String(data)}`));
      connection.on('track', ({ track }) => log.push(`track ${track.kind}`));
      connection.on('problem', ({ code, message }) => log.push(`problem ${code}`, message));
      connection.on('ended', ({ reason }) => log.push(`ended ${reason}`));
      connection.on('signaling', ({ connected }) => log.push(`signaling ${String(connected)}`));
    });
  }

  async function pair(): Promise<void> {
    await claimed();
    await Promise.all([connect(presenter), connect(scanner)]);
    await opened();
  }

  async function opened(): Promise<void> {
    await heard(presenter, 'open');
    await heard(scanner, 'open');
  }

  async function reload(page: Page): Promise<void> {
    const saved = await page.evaluate(() => globalThis.pairing.save());
    await Promise.all([presenter, scanner].map((each) => each.evaluate(() => globalThis.log.splice(0))));
    await page.reload();
    await page.waitForFunction(() => 'qrtc' in globalThis);
    await page.evaluate((pairing) => {
      globalThis.log = [];
      globalThis.pairing = globalThis.qrtc.restore(pairing);
    }, saved);
    await connect(page);
  }

  async function heard(page: Page, line: string): Promise<void> {
    await expect.poll(() => logOf(page), { timeout: 10_000 }).toContain(line);
  }

  function logOf(page: Page): Promise<string[]> {
    return page.evaluate(() => globalThis.log);
  }

  async function serverHeard(type: string): Promise<void> {
    await expect.poll(() => server.pairing.said.map(({ frame }) => frame.type), { timeout: 10_000 }).toContain(type);
  }
});
