// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { DemoPage } from './demo-page.js';
import { inspect, takeBoth } from './looks.js';
import { Meeting } from './meeting.js';
import { lacks } from './requirements.js';
import { watchBrowsers } from './watch.js';

/** Each page in each of its states: no barriers, light and dark, in both languages, and never wider than the screen. */
describe.skipIf(lacks('chromium', 'ffmpeg', 'dejavu'))('the pages look right', { timeout: 120_000 }, () => {
  const stack = inject('stack');
  const watch = watchBrowsers();
  let meeting: Meeting;
  let phone: DemoPage;
  let device: DemoPage;

  beforeAll(async () => {
    meeting = await Meeting.prepare(stack, watch);
  });

  afterAll(() => meeting.close());

  it('before and after signing in, and where there is no page', async () => {
    watch.expects(/status of 404/);
    const start = await meeting.phone();
    await start.page.goto(stack.gateway);
    await start.get('name').waitFor();
    await inspect(start, 'start');
    await start.get('name').fill('Alice');
    await start.get('sign-in').click();
    await start.get('go-phone').waitFor();
    await inspect(start, 'start-signed-in');
    await start.page.goto(`${stack.gateway}/nowhere`);
    await inspect(start, 'not-found');
    await start.close();
  });

  it('when the phone shows a code and the device looks for one', async () => {
    ({ phone, device } = await meeting.begin({ phone: 'Alice', device: 'Alice' }));
    await inspect(phone, 'phone-showing');
    await inspect(device, 'device-looking');
  });

  it('when the two are connected', async () => {
    await meeting.holdUp(phone);
    await Promise.all([phone.reaches('connected'), device.reaches('connected')]);
    for (const control of ['control-right', 'control-right', 'control-up', 'control-color-4'] as const) {
      await phone.get(control).click();
    }
    await phone.get('control-text').fill('Welcome, Alice!');
    await phone.get('control-send').click();
    await expect.poll(() => device.get('screen').innerText()).toContain('Welcome');
    await expect.poll(() => phone.page.evaluate(() => window.seen.playingAt)).toBeDefined();
    await phone.page.setViewportSize({ width: 390, height: 910 });
    await phone.page.evaluate(() => {
      scrollTo(0, 0);
    });
    await meeting.camera.see(await phone.page.screenshot());
    await moreFrames(phone, 40);
    await takeBoth(phone, device);
    await inspect(phone, 'phone-connected');
    await inspect(device, 'device-connected');
  });

  it('when the two have parted', async () => {
    // The device looks for the next code after eight seconds: not while it is looked at.
    await device.page.evaluate(() => {
      const later = setTimeout;
      window.setTimeout = ((run: () => void, ms = 0) => (ms === 8_000 ? 0 : later(run, ms))) as typeof setTimeout;
    });
    await phone.get('disconnect').click();
    await Promise.all([phone.reaches('ended'), device.reaches('ended')]);
    await inspect(phone, 'phone-ended');
    await inspect(device, 'device-ended');
    await Promise.all([phone.close(), device.close()]);
  });

  it('when the device has no camera', async () => {
    const cameraless = await meeting.phone();
    await cameraless.signIn('Alice', 'device');
    await cameraless.reaches('problem');
    await inspect(cameraless, 'device-problem');
    await cameraless.close();
  });

  it('when a code is typed, wrongly at first, and the two are to compare digits', async () => {
    watch.expects(/status of 404/);
    ({ phone, device } = await meeting.begin({ phone: 'Alice', device: 'Alice' }));
    await device.get('type-code').click();
    await device.reaches('typing');
    await inspect(device, 'device-typing');
    await device.get('typed-code').fill('BCDFGHJK');
    await device.get('typed-code').press('Enter');
    await expect.poll(() => device.get('typed-message').innerText()).toContain('not right');
    await inspect(device, 'device-typing-wrong');
    await device.get('typed-code').fill(await phone.get('user-code').innerText());
    await device.get('typed-code').press('Enter');
    await Promise.all([phone.reaches('checking'), device.reaches('checking')]);
    await inspect(phone, 'phone-checking');
    await device.get('check-yes').click();
    await inspect(device, 'device-checking');
    await Promise.all([phone.close(), device.close()]);
  });

  it('when the server cannot be reached', async () => {
    watch.expects(/ERR_FAILED/);
    const lonely = await meeting.phone();
    await lonely.page.route('**/v1/pairings', (route) => route.abort());
    await lonely.signIn('Alice', 'phone');
    await lonely.tells('notice', /cannot be reached/);
    await inspect(lonely, 'phone-waiting');
    await lonely.close();
  });
});

/** Waits until the phone has played so many more frames of what the camera sees. */
async function moreFrames({ page }: DemoPage, count: number): Promise<void> {
  const frames = (): Promise<number> =>
    page
      .locator('#remote-video')
      .evaluate((video: HTMLVideoElement) => video.getVideoPlaybackQuality().totalVideoFrames);
  const before = await frames();
  await expect.poll(frames, { timeout: 20_000 }).toBeGreaterThan(before + count);
}
