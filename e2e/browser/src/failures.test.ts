// SPDX-License-Identifier: Apache-2.0
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchChromium } from './chromium.js';
import { DemoPage, type State } from './demo-page.js';
import { lacks } from './requirements.js';
import { watchBrowsers } from './watch.js';

/** What a person meets where something is missing; each in plain words, with a way on. */
describe.skipIf(lacks('chromium'))('the demo’s pages say what is wrong and what to do', () => {
  const stack = inject('stack');
  const watch = watchBrowsers();
  let cameraless: Browser;
  let denied: Browser;
  let demo: DemoPage;

  beforeAll(async () => {
    [cameraless, denied] = await Promise.all([launchChromium('none'), launchChromium('denied')]);
  });

  afterAll(() => Promise.all([cameraless.close(), denied.close()]));

  afterEach(() => demo.close());

  it('where there is no camera', async () => {
    demo = await DemoPage.open(cameraless, stack.gateway, watch);
    await demo.signIn('alice', 'device');
    await stoppedBy('camera_missing', 'No camera was found', 'Connect a camera to this device');
    expect(await demo.get('action').innerText()).toBe('Try again');
  });

  it('where the camera may not be used, until it may', async () => {
    demo = await DemoPage.open(denied, stack.gateway, watch);
    await demo.signIn('alice', 'device');
    await stoppedBy('camera_denied', 'The camera may not be used', 'Allow the camera for this page');
    await demo.page.context().grantPermissions(['camera']);
    await demo.get('action').click();
    await demo.reaches('looking');
  });

  it('where nobody is signed in: that comes first, and then the page that was asked for', async () => {
    demo = await DemoPage.open(cameraless, stack.gateway, watch);
    await demo.page.goto(`${stack.gateway}/phone`);
    await demo.page.waitForURL('**/?to=phone');
    await demo.get('sign-in').click();
    await expect.poll(() => demo.page.locator('#message').innerText()).toContain('Please type a name');
    await demo.get('name').fill('alice');
    await demo.get('sign-in').click();
    await demo.page.waitForURL('**/phone');
    await demo.reaches('showing');
  });

  it('and not that nobody is signed in, where that is an old answer', async () => {
    demo = await DemoPage.open(cameraless, stack.gateway, watch);
    let signedIn: () => void = () => undefined;
    const signIn = new Promise<void>((resolve) => {
      signedIn = resolve;
    });
    await demo.page.route('**/demo/session', async (route) => {
      if (route.request().method() === 'GET') {
        const answer = await route.fetch();
        await signIn;
        await route.fulfill({ response: answer });
      } else {
        await route.continue();
      }
    });
    await demo.page.goto(stack.gateway);
    await demo.get('name').fill('alice');
    await demo.get('sign-in').click();
    await demo.get('go-phone').waitFor();
    const late = demo.page.waitForResponse((answer) => answer.request().method() === 'GET');
    signedIn();
    await (await late).finished();
    await demo.page.evaluate(() => new Promise(requestAnimationFrame));
    expect(await demo.get('go-phone').isVisible()).toBe(true);
  });

  it('where the session has ended: signing in again leads back', async () => {
    watch.expects(/status of 401/);
    demo = await DemoPage.open(cameraless, stack.gateway, watch);
    await demo.signIn('alice', 'phone');
    await demo.reaches('showing');
    await demo.page.route('**/demo/token', async (route) => {
      await demo.page.context().clearCookies();
      await route.continue();
    });
    await demo.page.reload();
    // The cookie is gone when the access token is asked for.
    await stoppedBy('unauthenticated', 'You are no longer signed in', 'Sign in again');
    await demo.get('action').click();
    await demo.page.waitForURL('**/?to=phone');
  });

  it('where the page’s own backend is away, until it is back', async () => {
    watch.expects(/ERR_FAILED/);
    demo = await DemoPage.open(cameraless, stack.gateway, watch);
    await demo.signIn('alice', 'phone');
    await demo.page.route('**/demo/session', (route) => route.abort());
    await demo.page.reload();
    await stoppedBy('network', 'The server cannot be reached', 'network connection');
    await demo.page.unroute('**/demo/session');
    await demo.get('action').click();
    await demo.reaches('showing');
  });

  it('where the server is away when a code is due, until it is back', async () => {
    // A socket that is being opened when its time is put forward has taken too long.
    watch.expects(/ERR_INTERNET_DISCONNECTED/, /closed before the connection is established/);
    demo = await DemoPage.open(cameraless, stack.gateway, watch);
    await demo.page.clock.install();
    await demo.signIn('alice', 'phone');
    await demo.reaches('showing');
    const code = await demo.get('qr').innerHTML();
    await demo.page.context().setOffline(true);
    await demo.page.clock.fastForward(50_000);
    await demo.tells('notice', /The server cannot be reached/);
    expect(await demo.state()).toBe('showing');
    await demo.page.clock.fastForward(20_000);
    await expect.poll(() => demo.page.locator('#valid').innerText()).toContain('Getting a new code');
    await demo.page.context().setOffline(false);
    await demo.page.clock.fastForward(30_000);
    await expect.poll(() => demo.get('qr').innerHTML()).not.toBe(code);
    await expect.poll(() => demo.notice()).toBe('');
  });

  it('where the server refuses for a while, with the seconds to wait', async () => {
    watch.expects(/status of 503/);
    demo = await DemoPage.open(cameraless, stack.gateway, watch);
    await demo.page.route('**/v1/pairings', (route) =>
      route.fulfill({
        status: 503,
        headers: { 'Content-Type': 'application/problem+json', 'Retry-After': '2' },
        body: JSON.stringify({ type: 'urn:qrtc:problem:unavailable', title: 'Away', status: 503, code: 'unavailable' }),
      }),
    );
    await demo.signIn('alice', 'phone');
    await demo.tells('notice', /The server is busy or restarting/);
    await demo.page.unroute('**/v1/pairings');
    await demo.reaches('showing');
    expect(await demo.notice()).toBe('');
  });

  it('where there is no such page', async () => {
    watch.expects(/status of 404/);
    demo = await DemoPage.open(cameraless, stack.gateway, watch);
    await demo.page.goto(`${stack.gateway}/telephone`);
    expect(await demo.page.locator('main').innerText()).toContain('There is no such page');
    await demo.page.getByRole('link', { name: 'To the start page' }).click();
    await demo.page.waitForURL(`${stack.gateway}/`);
  });

  async function stoppedBy(code: string, what: string, next: string): Promise<void> {
    const stopped: State = 'problem';
    await demo.reaches(stopped);
    expect(await demo.get('status').getAttribute('data-code')).toBe(code);
    const words = await demo.words();
    expect(words).toContain(what);
    expect(words).toContain(next);
    expect(await demo.get('action').isVisible()).toBe(true);
  }
});
