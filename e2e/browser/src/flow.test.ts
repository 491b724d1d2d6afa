// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { DemoPage } from './demo-page.js';
import { Meeting } from './meeting.js';
import { everywhere, total } from './metrics.js';
import { lacks } from './requirements.js';
import { watchBrowsers } from './watch.js';

/** Steps 1 to 6 of the flow: a code is shown, scanned, checked; the two connect; the user controls and sees the device. */
describe.skipIf(lacks('chromium', 'ffmpeg'))('a phone shows a code to the camera of its user’s device', () => {
  const stack = inject('stack');
  const watch = watchBrowsers();
  let meeting: Meeting;
  let phone: DemoPage;
  let device: DemoPage;

  beforeAll(async () => {
    meeting = await Meeting.prepare(stack, watch);
  });

  afterAll(() => meeting.close());

  it('the device finds the code by itself, and the two are connected', async () => {
    const connected = await total(stack.signaling, 'qrtc_connected_total');
    const claims: string[] = [];
    ({ phone, device } = await meeting.begin({ phone: 'alice', device: 'alice' }));
    device.page.on('request', (request) => {
      if (request.url().endsWith('/v1/pairings/claim')) {
        claims.push(request.postData() ?? '');
      }
    });
    await meeting.holdUp(phone);
    await Promise.all([phone.reaches('connected'), device.reaches('connected')]);

    expect(await phone.words()).toContain('Connected to');
    await expect.poll(() => total(stack.signaling, 'qrtc_connected_total')).toBe(connected + 2);
    const { secrets = {} } = (await phone.keptPairing()) ?? {};
    watch.keepsSecret(...Object.values(secrets));
    expect(Object.keys(secrets)).not.toEqual([]);
    // The server is told the token alone.
    expect(claims).toHaveLength(1);
    expect(Object.values(secrets).filter((secret) => claims.join().includes(secret))).toEqual([]);
  });

  it('over two replicas of the signaling', async () => {
    await expect.poll(() => everywhere(stack.signaling, 'qrtc_signaling_connections')).toEqual([1, 1]);
  });

  it('the phone moves, colours and labels what the device’s screen shows', async () => {
    const screen = device.get('screen');
    await phone.get('control-right').click();
    await expect.poll(() => screen.getAttribute('data-x')).toBe('4');
    await phone.get('control-up').click();
    await expect.poll(() => screen.getAttribute('data-y')).toBe('1');
    await phone.get('control-color-4').click();
    await expect.poll(() => screen.getAttribute('data-color')).toBe('coral');
    await phone.get('control-text').fill('Welcome, Alice!');
    await phone.get('control-send').click();
    await expect.poll(() => screen.getAttribute('data-words')).toBe('Welcome, Alice!');
    await phone.get('control-brightness').fill('80');
    await expect.poll(() => screen.getAttribute('data-brightness')).toBe('80');
    await expect.poll(() => phone.get('control-color-4').getAttribute('aria-pressed')).toBe('true');
  });

  it('the phone sees what the device’s camera sees', async () => {
    await expect.poll(() => framesDecoded(phone), { timeout: 15_000 }).toBeGreaterThan(20);
    const { width, height } = await phone.get('remote-video').evaluate((video: HTMLVideoElement) => ({
      width: video.videoWidth,
      height: video.videoHeight,
    }));
    expect(width / height).toBeCloseTo(16 / 9, 1);
  });

  it('within a second or two of the code’s reading', async () => {
    const read = await device.reachedAt('pairing');
    const connected = await device.reachedAt('connected');
    const playing = (await phone.page.evaluate(() => window.seen.playingAt)) ?? Number.NaN;
    report(`code read -> connected ${Math.round(connected - read)} ms, -> picture ${Math.round(playing - read)} ms`);
    expect(connected - read).toBeLessThan(5_000);
    expect(playing - read).toBeLessThan(8_000);
  });

  it('a reload of either page goes on where it was', async () => {
    await phone.page.reload();
    await Promise.all([phone.reaches('connected'), device.reaches('connected')]);
    await expect.poll(() => phone.page.locator('#position').innerText()).toBe('Column 5, row 2');
    await phone.get('control-left').click();
    await expect.poll(() => device.get('screen').getAttribute('data-x')).toBe('3');

    await device.page.reload();
    await Promise.all([device.reaches('connected'), phone.reaches('connected')]);
    await expect.poll(() => phone.page.locator('#position').innerText()).toBe('Column 4, row 3');
    await phone.get('control-left').click();
    await expect.poll(() => device.get('screen').getAttribute('data-x')).toBe('2');
  });

  it('ends on both when the phone says goodbye, and forgets the secrets', async () => {
    await phone.get('disconnect').click();
    await Promise.all([phone.reaches('ended'), device.reaches('ended')]);
    expect(await phone.keptPairing()).toBeUndefined();
    expect(await device.keptPairing()).toBeUndefined();
    await expect.poll(() => everywhere(stack.signaling, 'qrtc_signaling_connections')).toEqual([0, 0]);
  });
});

async function framesDecoded({ page }: DemoPage): Promise<number> {
  return page.evaluate(async () => {
    let frames = 0;
    for (const connection of window.peerConnections) {
      (await connection.getStats()).forEach(({ framesDecoded = 0 }: { framesDecoded?: number }) => {
        frames += framesDecoded;
      });
    }
    return frames;
  });
}

function report(line: string): void {
  process.stdout.write(`  ${line}\n`);
}
