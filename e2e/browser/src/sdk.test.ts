// SPDX-License-Identifier: Apache-2.0
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchChromium } from './chromium.js';
import { lacks } from './requirements.js';
import { SdkPage } from './sdk-page.js';
import { watchBrowsers } from './watch.js';
import { Wire } from './wire.js';

describe.skipIf(lacks('chromium'))('two pages with the SDK', () => {
  const stack = inject('stack');
  const watch = watchBrowsers();
  const pages: SdkPage[] = [];
  let browsers: readonly [Browser, Browser];
  let presenter: SdkPage;
  let scanner: SdkPage;
  let presenterWire: Wire;
  let scannerWire: Wire;

  beforeAll(async () => {
    browsers = await Promise.all([launchChromium(), launchChromium()]);
  });

  afterAll(() => Promise.all(browsers.map((browser) => browser.close())));

  afterEach(() => Promise.all(pages.splice(0).map((page) => page.close())));

  it('connect, whoever of the two shows the code, and talk', async () => {
    // In the demo the phone presents; here it is the end that sends video.
    await connected();
    await presenter.sendVideo();
    await scanner.hears('track video');
    expect(await scanner.send('from the scanner')).toBe(true);
    await presenter.hears('message from the scanner');
  });

  it('negotiate again when either adds a track, also both at once', async () => {
    await connected();
    await Promise.all([presenter.sendVideo(), scanner.sendVideo()]);
    await Promise.all([presenter.hears('track video'), scanner.hears('track video')]);
    await presenter.send('still talking');
    await scanner.hears('message still talking');
  });

  it('connect although the scanner’s page is reloaded when the offer is on its way', async () => {
    await paired();
    scannerWire.toPage = (frame) => (frame.type === 'description' ? undefined : frame);
    await Promise.all([presenter.connect(), scanner.connect()]);
    await scannerWire.hears('description');
    scannerWire.toPage = (frame) => frame;
    await scanner.reload();
    await Promise.all([presenter.hears('open'), scanner.hears('open')]);
  });

  it('connect although the presenter’s page is reloaded when the answer is on its way', async () => {
    await paired();
    presenterWire.toPage = (frame) => (frame.type === 'description' ? undefined : frame);
    await Promise.all([presenter.connect(), scanner.connect()]);
    await presenterWire.hears('description');
    presenterWire.toPage = (frame) => frame;
    await presenter.reload();
    await Promise.all([presenter.hears('open'), scanner.hears('open')]);
    await presenter.send('after the reload');
    await scanner.hears('message after the reload');
  });

  it('keep their call while the signaling is away, and negotiate again when it is back', async () => {
    await connected();
    await presenterWire.cut();
    await presenter.hears('signaling away');
    expect(await presenter.send('without a server')).toBe(true);
    await scanner.hears('message without a server');
    // What is said meanwhile arrives when the way is free again.
    await presenter.sendVideo();
    presenterWire.mend();
    await presenter.hears('signaling back');
    await scanner.hears('track video');
    expect(await presenter.log()).not.toContain('state interrupted');
  });

  it('keep their call while the network of one is off, and negotiate again when it is on', async () => {
    watch.expects(/ERR_INTERNET_DISCONNECTED/);
    await connected();
    await presenter.page.context().setOffline(true);
    await scanner.sendVideo();
    await presenter.page.context().setOffline(false);
    await presenter.hears('track video');
    await presenter.send('still here');
    await scanner.hears('message still here');
  });

  it('hear it when the other says goodbye', async () => {
    await connected();
    await scanner.page.evaluate(() => window.connection.close());
    await presenter.hears('ended completed');
    expect(await presenter.send('anybody?')).toBe(false);
  });

  it('are told when a third page scans the same code: it gets nothing', async () => {
    watch.expects(/status of 409/);
    await paired(['user:alice', 'user:bob']);
    await presenter.connect();
    const third = await open('bob', 1);
    await third.scan(await presenter.code());
    await third.hears('problem already_claimed');
    await presenter.hears('contention');
    expect(await third.page.evaluate(() => window.pairing)).toBeUndefined();
  });

  it('let nobody in who is not allowed, and then the right one', async () => {
    watch.expects(/status of 403/);
    await openBoth();
    const stranger = await open('mallory', 1);
    await presenter.present();
    await stranger.scan(await presenter.code());
    await stranger.hears('problem not_allowed');
    await scanner.scan(await presenter.code());
    await presenter.hears('paired with user:alice');
    await Promise.all([presenter.connect(), scanner.connect()]);
    await Promise.all([presenter.hears('open'), scanner.hears('open')]);
  });

  it('show a fresh code before the older one expires, and either can be scanned', async () => {
    await openBoth();
    await presenter.page.clock.install();
    await presenter.present();
    const first = await presenter.code(1);
    await presenterWire.hears('welcome');
    await presenter.page.clock.fastForward(45_000);
    const second = await presenter.code(2);
    expect(second).not.toBe(first);
    const [older] = await presenter.page.evaluate(() => window.codes.map(({ expiresAt }) => expiresAt.getTime()));
    expect(await presenter.page.evaluate(() => Date.now())).toBeLessThan(older ?? 0);
    await scanner.scan(first);
    await presenter.hears('paired with user:alice');
    await Promise.all([presenter.connect(), scanner.connect()]);
    await Promise.all([presenter.hears('open'), scanner.hears('open')]);
  });

  async function open(name: string, browser: 0 | 1, prepare?: Parameters<typeof SdkPage.open>[4]): Promise<SdkPage> {
    const page = await SdkPage.open(browsers[browser], stack.gateway, watch, name, prepare);
    pages.push(page);
    return page;
  }

  /** A presenter and a scanner of one user, and the wires of both in our hands. */
  async function openBoth(): Promise<void> {
    [presenter, scanner] = await Promise.all([
      open('alice', 0, async (page) => {
        presenterWire = await Wire.tap(page, watch);
      }),
      open('alice', 1, async (page) => {
        scannerWire = await Wire.tap(page, watch);
      }),
    ]);
  }

  async function paired(allow?: readonly string[]): Promise<void> {
    await openBoth();
    await presenter.present(allow);
    await scanner.scan(await presenter.code());
    await Promise.all([presenter.hears('paired with user:alice'), scanner.hears('paired with user:alice')]);
  }

  async function connected(): Promise<void> {
    await paired();
    await Promise.all([presenter.connect(), scanner.connect()]);
    await Promise.all([presenter.hears('open'), scanner.hears('open')]);
  }
});
