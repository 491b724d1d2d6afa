// SPDX-License-Identifier: Apache-2.0
import type { Browser } from 'playwright-core';
import { renderSVG } from 'uqr';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { launchChromium } from './chromium.js';
import type { DemoPage } from './demo-page.js';
import { Meeting } from './meeting.js';
import { lacks } from './requirements.js';
import { SdkPage } from './sdk-page.js';
import { watchBrowsers } from './watch.js';
import { Wire } from './wire.js';

/** What else people hold before a camera. */
describe.skipIf(lacks('chromium', 'ffmpeg'))('a device before which another code is held', () => {
  const stack = inject('stack');
  const watch = watchBrowsers();
  let meeting: Meeting;
  let browser: Browser;
  let device: DemoPage;

  beforeAll(async () => {
    [meeting, browser] = await Promise.all([Meeting.prepare(stack, watch), launchChromium()]);
  });

  afterAll(() => Promise.all([meeting.close(), browser.close()]));

  afterEach(() => device.close());

  it('says that it is for something else, and takes the right one after it', async () => {
    let phone: DemoPage;
    ({ phone, device } = await meeting.begin({ phone: 'alice', device: 'alice' }));
    await meeting.camera.see(await picture(renderSVG('https://example.com/menu')));
    await device.tells('notice', 'This is a code for something else.');
    expect(await device.state()).toBe('looking');
    await meeting.holdUp(phone);
    await device.reaches('connected');
    expect(await device.notice()).toBe('');
    await phone.close();
  });

  it('chooses none of two, and takes the one that stays', async () => {
    let claims = 0;
    const { phone, device: looking } = await meeting.begin({ phone: 'alice', device: 'alice' });
    device = looking;
    device.page.on('request', (request) => (claims += request.url().endsWith('/claim') ? 1 : 0));
    const other = await meeting.phone();
    await other.signIn('alice', 'phone');
    await other.reaches('showing');
    await meeting.camera.see(await phone.page.screenshot(), await other.page.screenshot());
    await device.tells('notice', 'There are several codes in the picture.');
    expect(await device.state()).toBe('looking');
    expect(claims).toBe(0);
    await meeting.holdUp(other);
    await device.reaches('connected');
    expect(await phone.state()).toBe('showing');
    await Promise.all([phone.close(), other.close()]);
  });

  it('reads the larger squares of the compact encoding, which the phone shows where somebody wants them', async () => {
    const { phone, device: looking } = await meeting.begin({ phone: 'alice', device: 'alice' });
    device = looking;
    const plain = await modules(phone);
    await phone.get('compact').check();
    await expect.poll(() => modules(phone)).toBeLessThan(plain);
    expect(await phone.state()).toBe('showing');
    await meeting.holdUp(phone);
    await device.reaches('connected');
    await phone.close();
  });

  it('refuses the code of somebody else, who may still use it', async () => {
    watch.expects(/status of 403/);
    let phone: DemoPage;
    ({ phone, device } = await meeting.begin({ phone: 'alice', device: 'mallory' }));
    await meeting.camera.see(await phone.page.screenshot());
    await device.tells('notice', 'This code belongs to somebody else. Sign in with the same name on both devices');
    expect(await device.state()).toBe('looking');
    expect(await phone.state()).toBe('showing');
    await device.close();
    device = await meeting.device();
    await device.signIn('alice', 'device');
    await device.reaches('connected');
    await phone.close();
  });

  it('says when another device of the user was faster, and tells the presenter', async () => {
    watch.expects(/status of 409/);
    const { phone, device: first } = await meeting.begin({ phone: 'alice', device: 'alice' });
    const shown = await phone.page.screenshot();
    await meeting.holdUp(phone);
    await first.reaches('connected');
    device = await meeting.device();
    await device.signIn('alice', 'device');
    await meeting.camera.see(shown);
    await device.tells('notice', 'Another device was faster.');
    expect(await phone.state()).toBe('connected');
    await phone.tells('notice', 'Somebody else tried this code');
    await Promise.all([phone.close(), first.close()]);
  });

  it('says when a code was taken back', async () => {
    watch.expects(/status of 410/);
    let wire: Wire | undefined;
    const presenter = await SdkPage.open(browser, stack.gateway, watch, 'alice', async (page) => {
      wire = await Wire.tap(page, watch);
    });
    await presenter.present();
    const code = await presenter.code();
    await wire?.hears('welcome');
    await presenter.page.evaluate(() => window.presentation.cancel());
    await looksAt(code);
    await device.tells('notice', 'This connection has already ended.');
    await presenter.close();
  });

  it('says when a code has expired', { timeout: 120_000 }, async () => {
    watch.expects(/status of 410/);
    const { text, expiresAt } = inject('oldCode');
    await vi.waitUntil(() => Date.now() > expiresAt, { timeout: 90_000, interval: 500 });
    await looksAt(renderSVG(text, { ecc: 'M' }));
    await device.tells('notice', 'This code has expired.');
    expect(await device.state()).toBe('looking');
  });

  async function looksAt(svg: string): Promise<void> {
    await meeting.camera.see(await picture(svg));
    device = await meeting.device();
    await device.signIn('alice', 'device');
  }

  /** A screen that shows this code and nothing else. */
  async function picture(svg: string): Promise<Buffer> {
    const page = await browser.newPage({ viewport: { width: 390, height: 700 } });
    await page.setContent(`<body style="margin: 40px 20px; background: white">${svg}`);
    const screen = await page.screenshot();
    await page.close();
    return screen;
  }
});

/** Modules along one side of the code that the phone shows, its quiet zone included. */
async function modules(phone: DemoPage): Promise<number> {
  const box = await phone.get('qr').locator('svg').getAttribute('viewBox');
  return Number(box?.split(' ')[2]);
}
