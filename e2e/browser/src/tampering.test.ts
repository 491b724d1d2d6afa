// SPDX-License-Identifier: Apache-2.0
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { DemoPage } from './demo-page.js';
import { Meeting } from './meeting.js';
import { total } from './metrics.js';
import { lacks } from './requirements.js';
import { watchBrowsers } from './watch.js';
import { inDescriptions, Wire, type Change, type Frame } from './wire.js';

const FINGERPRINT = /(a=fingerprint:sha-256 )((?:[0-9A-F]{2}:){31}[0-9A-F]{2})/g;
const FOREIGN = Array.from({ length: 32 }, (_, i) => i.toString(16).padStart(2, '0').toUpperCase()).join(':');

const exchanged = inDescriptions((sdp) => sdp.replaceAll(FINGERPRINT, `$1${FOREIGN}`));
const doubled = inDescriptions((sdp) => sdp.replaceAll(FINGERPRINT, `$1$2\r\n$1${FOREIGN}`));
const unproven: Change = (frame) => (frame.type === 'description' ? { ...frame, proof: undefined } : frame);
const typedIn: Change = (frame) => ('via' in frame && frame['via'] !== null ? { ...frame, via: 'code' } : frame);

/** Somebody who holds the signaling server tries to get between the two. */
describe.skipIf(lacks('chromium', 'ffmpeg'))('a server that lies connects nobody', { timeout: 60_000 }, () => {
  const stack = inject('stack');
  const watch = watchBrowsers();
  let meeting: Meeting;
  let phone: DemoPage;
  let device: DemoPage;
  let phoneWire: Wire;
  let deviceWire: Wire;
  let failed: number;

  beforeAll(async () => {
    meeting = await Meeting.prepare(stack, watch);
  });

  afterAll(() => meeting.close());

  afterEach(() => Promise.all([phone.close(), device.close()]));

  it.each([
    ['exchanges the fingerprint of the offer', exchanged],
    ['adds a second fingerprint to the offer', doubled],
    ['takes the proof from the offer', unproven],
    ['says that the device’s user typed the code in', typedIn],
  ])('where it %s, the device refuses', async (_, change) => {
    await meet(() => {
      deviceWire.toPage = change;
    });
    await refuses(device, deviceWire, phone);
  });

  it.each([
    ['exchanges the fingerprint of the answer', () => exchanged],
    ['sends the phone’s own fingerprint and proof back to it', () => reflected(phoneWire)],
  ])('where it %s, the phone refuses', async (_, change) => {
    await meet(() => {
      phoneWire.toPage = change();
    });
    await refuses(phone, phoneWire, device);
  });

  /** The phone also shows a code to type, so it cannot know better; but nothing is said or heard until digits were compared. */
  it('where it says that the device’s user typed the code in, the phone finds that the other end compares nothing', async () => {
    await meet(() => {
      phoneWire.toPage = typedIn;
    });
    await phone.reaches('problem');
    expect(await phone.words()).toContain('The connection was stopped because it may not be private');
    expect(await phoneWire.says('failed')).toMatchObject({ stage: 'verify' });
    await device.reaches('ended');
    const { states, playingAt } = await phone.page.evaluate(() => window.seen);
    expect(states.map(({ state }) => state)).not.toContain('connected');
    expect(states.map(({ state }) => state)).not.toContain('checking');
    expect(playingAt).toBeUndefined();
  });

  async function meet(tamper: () => void): Promise<void> {
    failed = await total(stack.signaling, 'qrtc_failed_total', { stage: 'verify' });
    ({ phone, device } = await meeting.begin({ phone: 'alice', device: 'alice' }, async (first, second) => {
      phoneWire = await Wire.tap(first.page, watch);
      deviceWire = await Wire.tap(second.page, watch);
    }));
    tamper();
    await meeting.holdUp(phone);
  }

  async function refuses(page: DemoPage, wire: Wire, other: DemoPage): Promise<void> {
    await page.reaches('problem');
    expect(await page.words()).toContain('The connection was stopped because it may not be private');
    expect(await wire.says('failed')).toMatchObject({ stage: 'verify' });
    await other.reaches('ended');
    await expect.poll(() => total(stack.signaling, 'qrtc_failed_total', { stage: 'verify' })).toBe(failed + 1);

    for (const { page: either } of [page, other]) {
      const states = await either.evaluate(() => window.seen.states.map(({ state }) => state));
      expect(states).not.toContain('connected');
      // A connection that is closed keeps what was applied to it.
      const connections = await either.evaluate(() => window.peerConnections.map((made) => made.connectionState));
      expect(connections.every((state) => state === 'closed')).toBe(true);
    }
    const applied = await page.page.evaluate(() => window.peerConnections.map((made) => made.remoteDescription));
    expect(applied.filter((description) => description !== null)).toEqual([]);
  }
});

/** Answers with what the page itself had offered. */
function reflected(wire: Wire): Change {
  return (frame) => {
    const own = wire.said.find(({ type }) => type === 'description');
    if (frame.type !== 'description' || own === undefined) {
      return frame;
    }
    const [fingerprint = ''] = (own['description'] as { sdp: string }).sdp.match(FINGERPRINT) ?? [];
    const withOwn: Frame = { ...frame, proof: own['proof'] };
    return inDescriptions((sdp) => sdp.replaceAll(FINGERPRINT, fingerprint))(withOwn);
  };
}
