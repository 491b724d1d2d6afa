// SPDX-License-Identifier: Apache-2.0
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { DemoPage } from './demo-page.js';
import { Meeting } from './meeting.js';
import { total } from './metrics.js';
import { lacks } from './requirements.js';
import { watchBrowsers } from './watch.js';

/** The way in without a camera: the code that the phone shows is typed, and two people compare six digits. */
describe.skipIf(lacks('chromium', 'ffmpeg'))('a code that is typed into the device', () => {
  const stack = inject('stack');
  const watch = watchBrowsers();
  let meeting: Meeting;
  let phone: DemoPage;
  let device: DemoPage;

  beforeAll(async () => {
    meeting = await Meeting.prepare(stack, watch);
  });

  afterAll(() => meeting.close());

  afterEach(() => Promise.all([phone.close(), device.close()]));

  it('connects the two once both people have said that the digits are the same', async () => {
    const connected = await total(stack.signaling, 'qrtc_connected_total');
    ({ phone, device } = await meeting.begin({ phone: 'typist', device: 'typist' }));
    const { userCode } = await typesShownCode();
    expect(userCode).toMatch(/^[B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4}$/);
    const digits = await bothAsk();
    expect(digits).toMatch(/^\d{3} \d{3}$/);

    await device.get('check-yes').click();
    await expect.poll(() => device.page.locator('#check-waiting').innerText()).toContain('on the other screen too');
    // One yes alone connects nobody.
    expect(await Promise.all([phone.state(), device.state()])).toEqual(['checking', 'checking']);
    expect(await phone.get('control-right').isEnabled()).toBe(false);
    expect(await phone.page.evaluate(() => window.seen.playingAt)).toBeUndefined();

    await phone.get('check-yes').click();
    await Promise.all([phone.reaches('connected'), device.reaches('connected')]);
    await phone.get('control-right').click();
    await expect.poll(() => device.get('screen').getAttribute('data-x')).toBe('4');
    await expect.poll(() => phone.page.evaluate(() => window.seen.playingAt)).toBeDefined();
    await expect.poll(() => total(stack.signaling, 'qrtc_connected_total')).toBe(connected + 2);
  });

  it('works where there is no camera, also after a reload, which asks once more', async () => {
    [phone, device] = await Promise.all([meeting.phone(), meeting.phone()]);
    await Promise.all([phone.signIn('cameraless', 'phone'), device.signIn('cameraless', 'device')]);
    await Promise.all([phone.reaches('showing'), device.reaches('problem')]);
    await typesShownCode();
    const first = await bothAsk();
    await bothSayYes();
    await expect.poll(() => phone.page.locator('#no-video').innerText()).toBe('This device shows no camera picture.');

    await device.page.reload();
    const second = await bothAsk();
    expect(second).not.toBe(first);
    await bothSayYes();
    await phone.get('control-up').click();
    await expect.poll(() => device.get('screen').getAttribute('data-y')).toBe('1');
  });

  it('connects nobody where somebody says that the digits differ, and both are told', async () => {
    ({ phone, device } = await meeting.begin({ phone: 'doubter', device: 'doubter' }));
    await typesShownCode();
    await bothAsk();
    await device.get('check-yes').click();
    await phone.get('check-no').click();
    await Promise.all([phone.reaches('problem'), device.reaches('problem')]);
    await Promise.all([phone, device].map((page) => page.tells('status', 'The number was not confirmed on both')));
    expect(await Promise.all([phone, device].map((page) => page.get('check').isVisible()))).toEqual([false, false]);
  });

  it('connects nobody where the question is closed without an answer', async () => {
    ({ phone, device } = await meeting.begin({ phone: 'closer', device: 'closer' }));
    await typesShownCode();
    await bothAsk();
    await device.page.keyboard.press('Escape');
    await Promise.all([phone.reaches('problem'), device.reaches('problem')]);
  });

  it('costs no try where it cannot be one, and says why', async () => {
    ({ phone, device } = await meeting.begin({ phone: 'slip', device: 'slip' }));
    let claims = 0;
    device.page.on('request', (request) => (claims += request.url().endsWith('/claim') ? 1 : 0));
    await device.get('type-code').click();
    const field = device.get('typed-code');
    await field.press('Enter');
    await says(/Please type the 8 letters/);
    await field.pressSequentially('wdjbm');
    expect(await field.inputValue()).toBe('WDJB-M');
    await says(/^$/);
    await field.press('Enter');
    await says('A code has 8 letters; these are 5.');
    await field.fill('WDJA-MJH7');
    await field.press('Enter');
    await says(/No code has this in it: A 7\./);
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await field.fill('ㅈㅇㅓㅠ');
    await field.press('Enter');
    await says(/switch the keyboard to English/);
    expect(claims).toBe(0);
  });

  it('says that a code is wrong, and after five for how long nothing more can be typed; the camera still works', async () => {
    watch.expects(/status of 404/, /status of 429/);
    ({ phone, device } = await meeting.begin({ phone: 'guesser', device: 'guesser' }));
    await device.get('type-code').click();
    const field = device.get('typed-code');
    for (const guess of ['BCDFGHJK', 'BCDFGHJL', 'BCDFGHJM', 'BCDFGHJN', 'BCDFGHJP']) {
      await field.fill(guess);
      const answer = device.page.waitForResponse('**/v1/pairings/claim');
      await field.press('Enter');
      expect((await answer).status()).toBe(404);
      await says('This code is not right, or too old.');
    }
    await field.fill(await userCodeOf(phone));
    await field.press('Enter');
    await says('Too many wrong codes. You can type again in 10 minutes; the camera can be used now.');

    await device.get('use-camera').click();
    await device.reaches('looking');
    await meeting.holdUp(phone);
    await Promise.all([phone.reaches('connected'), device.reaches('connected')]);
    // The phone had asked for a code to type as well: the scanned one needs no comparing.
    expect(await phone.get('check').isVisible()).toBe(false);
  });

  it('says whose code it is not, and when the server cannot be reached', async () => {
    watch.expects(/status of 403/, /ERR_INTERNET_DISCONNECTED/);
    ({ phone, device } = await meeting.begin({ phone: 'alice', device: 'mallory' }));
    await typesShownCode();
    await says('This code belongs to somebody else. Sign in with the same name on both devices, then try again.');
    expect(await phone.state()).toBe('showing');
    await device.page.context().setOffline(true);
    await device.get('typed-code').press('Enter');
    await says('The server cannot be reached.', 30_000);
  });

  function userCodeOf({ page }: DemoPage): Promise<string> {
    return page.getByTestId('user-code').innerText();
  }

  /** Types what the phone shows, as carelessly as people do. */
  async function typesShownCode(): Promise<{ userCode: string }> {
    const userCode = await userCodeOf(phone);
    watch.keepsSecret(userCode, userCode.replace('-', ''));
    await device.get('type-code').click();
    await device.reaches('typing');
    const field = device.get('typed-code');
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    await field.pressSequentially(userCode.replace('-', '').toLowerCase());
    expect(await field.inputValue()).toBe(userCode);
    await field.press('Enter');
    return { userCode };
  }

  /** Waits until both screens ask, and gives the digits that both show. */
  async function bothAsk(): Promise<string> {
    await Promise.all([phone.reaches('checking'), device.reaches('checking')]);
    const digits = (page: DemoPage): Promise<string> => page.get('check-digits').innerText();
    await expect.poll(async () => (await digits(phone)) === (await digits(device))).toBe(true);
    return digits(phone);
  }

  async function bothSayYes(): Promise<void> {
    await Promise.all([phone.get('check-yes').click(), device.get('check-yes').click()]);
    await Promise.all([phone.reaches('connected'), device.reaches('connected')]);
  }

  async function says(words: string | RegExp, timeout = 15_000): Promise<void> {
    const told = expect.poll(() => device.page.locator('#typed-message').textContent(), { timeout });
    await (typeof words === 'string' ? told.toContain(words) : told.toMatch(words));
  }
});
