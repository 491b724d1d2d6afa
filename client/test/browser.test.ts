// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Frame } from './fake-pairing.js';
import { FakeServer } from './fake-server.js';
import { PeerPage } from './peers.js';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);

describe.skipIf(executablePath === undefined)('two pages of a real browser', { timeout: 30_000 }, () => {
  let browser: Browser;
  let server: FakeServer;
  let presenter: PeerPage;
  let scanner: PeerPage;

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

  afterAll(() => browser.close());

  beforeEach(async () => {
    server = await FakeServer.start();
    presenter = await PeerPage.open(browser, server);
    scanner = await PeerPage.open(browser, server);
  }, 30_000);

  afterEach(async () => {
    await presenter.close();
    await scanner.close();
    server.stop();
  });

  it('present a code, scan it from a video, connect, and talk', async () => {
    await connected();
    expect(await presenter.send('turn left')).toBe(true);
    await scanner.hears('message turn left');
    await serverHeard('connected');
    const { frame } = server.pairing.said.find((said) => said.frame.type === 'connected') ?? {};
    expect(frame).toMatchObject({ transport: 'host', tookMs: expect.any(Number) as number });
  });

  it('scan in the page where its policy forbids workers', async () => {
    server.workers = false;
    await scanner.close();
    scanner = await PeerPage.open(browser, server);
    await connected();
  });

  it('claim again with the same key where the answer did not come', async () => {
    server.refusals = [{ status: 503, code: 'unavailable' }];
    await connected();
    expect(server.claimKeys).toHaveLength(2);
    expect(new Set(server.claimKeys).size).toBe(1);
    expect(server.claimKeys[0]).toBeTruthy();
  });

  it('do not claim a code again that was refused', async () => {
    server.refusals = Array.from({ length: 9 }, () => ({ status: 403, code: 'not_allowed' }));
    const scanned = scanner.scan(await presenter.present()).catch(() => undefined);
    await scanner.hears('problem not_allowed');
    await scanner.picturesPass(60);
    expect(server.claimKeys).toHaveLength(1);
    await scanner.close();
    await scanned;
  });

  it('send video the other way, which the scanner offers', async () => {
    await connected();
    await scanner.sendVideo();
    await presenter.hears('track video');
    await presenter.page.waitForFunction(async () => {
      const stats = [...(await window.connection.peerConnection.getStats()).values()] as { framesDecoded?: number }[];
      return stats.some(({ framesDecoded = 0 }) => framesDecoded > 2);
    });
  });

  it.each([
    ['exchanges the fingerprint', (sdp: string) => sdp.replaceAll(/(a=fingerprint:sha-256 )../g, '$1' + '00')],
    ['adds a second fingerprint', (sdp: string) => sdp.replace(/(a=fingerprint:sha-256 )(..)(.*)/, '$1$2$3\r\n$100$3')],
  ])('do not connect where the server %s', async (_, change) => {
    await paired();
    server.pairing.tamper = (frame) => {
      const description = frame['description'] as { sdp: string } | undefined;
      return description === undefined
        ? frame
        : { ...frame, description: { ...description, sdp: change(description.sdp) } };
    };
    await connect();
    await refused();
  });

  it('do not connect without a proof', async () => {
    await paired();
    server.pairing.tamper = (frame): Frame => ({ ...frame, proof: undefined });
    await connect();
    await refused();
  });

  it.each([{}, { typed: true, secrets: {} }])(
    'do not connect where the server says that the code was typed in',
    async (lies) => {
      server.lies = lies;
      const code = await presenter.present();
      server.pairing.via = 'code';
      await scanner.scan(code);
      await scanner.connect();
      await scanner.hears('problem verify_failed');
    },
  );

  it('compare six digits where the code was typed in, and hear nothing before both have accepted', async () => {
    await typed();
    await scanner.sendVideo();
    const digits = await presenter.digits();
    expect(digits).toMatch(/^\d{6}$/);
    expect(await scanner.digits()).toBe(digits);
    await presenter.says(true);
    expect(await presenter.send('too early')).toBe(false);
    expect(await presenter.log()).not.toContain('track video');
    await scanner.says(true);
    await Promise.all([presenter.hears('open'), scanner.hears('open')]);
    await presenter.hears('track video');
    expect(await presenter.send('turn left')).toBe(true);
    await scanner.hears('message turn left');
    const descriptions = server.pairing.said.filter(({ frame }) => frame.type === 'description');
    expect(descriptions.filter(({ frame, role }) => role === 'scanner' && 'proof' in frame)).toEqual([]);
  });

  it('connect nothing where somebody says that the digits differ', async () => {
    await typed();
    await Promise.all([presenter.digits(), scanner.digits()]);
    await presenter.says(true);
    await scanner.says(false);
    await scanner.hears('problem verify_failed');
    await presenter.hears('ended failed');
    for (const page of [presenter, scanner]) {
      expect(await page.log()).not.toContain('open');
    }
  });

  it('compare again after a page was reloaded', async () => {
    await typed();
    const before = await presenter.digits();
    await scanner.digits();
    await Promise.all([presenter.says(true), scanner.says(true)]);
    await Promise.all([presenter.hears('open'), scanner.hears('open')]);
    await presenter.forgets();
    await scanner.reload();
    const again = await scanner.digits();
    expect(again).not.toBe(before);
    await expect.poll(() => presenter.digits(), { timeout: 10_000 }).toBe(again);
    await Promise.all([presenter.says(true), scanner.says(true)]);
    await Promise.all([presenter.hears('open'), scanner.hears('open')]);
  });

  it('go on when the presenter’s page is reloaded in mid-connection', async () => {
    await connected();
    await presenter.reload();
    await presenter.hears('open');
    await presenter.send('back');
    await scanner.hears('message back');
  });

  it('go on when the scanner’s page is reloaded in mid-connection', async () => {
    await connected();
    await scanner.reload();
    await scanner.hears('open');
    await scanner.send('back');
    await presenter.hears('message back');
  });

  it('go on when the scanner’s page is reloaded in mid-negotiation', async () => {
    await paired();
    await presenter.connect();
    await serverHeard('description');
    await scanner.connect();
    await scanner.reload();
    await scanner.hears('open');
  });

  it('keep their connection while the signaling is away, and resync', async () => {
    await connected();
    await presenter.forgets();
    for (const end of Object.values(server.pairing.ends)) {
      end.socket?.terminate();
    }
    await presenter.hears('signaling false');
    await presenter.hears('signaling true');
    const before = descriptions();
    server.pairing.resync();
    await expect.poll(descriptions).toBeGreaterThan(before + 1);
    expect(await presenter.page.evaluate(() => window.connection.state)).toBe('connected');
    await presenter.send('still here');
    await scanner.hears('message still here');
  });

  it('offer both at the same moment, and both tracks arrive', async () => {
    await connected();
    await Promise.all([presenter.sendVideo(), scanner.sendVideo()]);
    await presenter.hears('track video');
    await scanner.hears('track video');
  });

  it('say goodbye', async () => {
    await connected();
    await presenter.page.evaluate(() => window.connection.close());
    await scanner.hears('ended completed');
    expect(server.pairing.state).toBe('closed');
  });

  it('show a fresh code before the old one expires', async () => {
    server.tokenLife = 2;
    await presenter.present();
    await expect.poll(() => server.pairing.tokens, { timeout: 5_000 }).toBeGreaterThan(2);
  });

  async function paired(): Promise<void> {
    await scanner.scan(await presenter.present());
    await presenter.hears('paired user:scanner');
  }

  async function connect(): Promise<void> {
    await Promise.all([presenter.connect(), scanner.connect()]);
  }

  async function typed(): Promise<void> {
    await presenter.present({ userCode: true });
    await scanner.enter(await presenter.userCode());
    await presenter.hears('paired user:scanner');
    await connect();
  }

  async function connected(): Promise<void> {
    await paired();
    await connect();
    await Promise.all([presenter.hears('open'), scanner.hears('open')]);
  }

  async function refused(): Promise<void> {
    await scanner.hears('problem verify_failed');
    await presenter.hears('ended failed');
    await serverHeard('failed');
    expect(await scanner.log()).not.toContain('open');
    expect(await scanner.page.evaluate(() => window.connection.peerConnection.remoteDescription)).toBeNull();
  }

  async function serverHeard(type: string): Promise<void> {
    await expect.poll(() => server.pairing.said.map(({ frame }) => frame.type), { timeout: 10_000 }).toContain(type);
  }

  function descriptions(): number {
    return server.pairing.said.filter(({ frame }) => frame.type === 'description').length;
  }
});
