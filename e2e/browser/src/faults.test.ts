// SPDX-License-Identifier: Apache-2.0
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchChromium } from './chromium.js';
import { everywhere } from './metrics.js';
import { lacks } from './requirements.js';
import { SdkPage } from './sdk-page.js';
import type { Replica } from './stack.js';
import { watchBrowsers } from './watch.js';

const LONG = { timeout: 15_000 };

/** A call, and the end of the replica that served it. Comes last: this stack lacks a replica from then on. */
describe.skipIf(lacks('chromium'))('two browsers whose signaling replica is killed', () => {
  const stack = inject('stack');
  const watch = watchBrowsers();
  let browsers: readonly Browser[];
  let presenter: SdkPage;
  let scanner: SdkPage;
  let victim: Replica;

  beforeAll(async () => {
    browsers = await Promise.all([launchChromium(), launchChromium()]);
  });

  afterAll(() => Promise.all(browsers.map((browser) => browser.close())));

  it('are in a call, each at another replica', async () => {
    [presenter, scanner] = (await Promise.all(
      browsers.map((browser) => SdkPage.open(browser, stack.gateway, watch, 'alice')),
    )) as [SdkPage, SdkPage];
    await presenter.present();
    await scanner.scan(await presenter.code());
    await Promise.all([presenter, scanner].map((page) => page.hears('paired with user:alice')));
    await Promise.all([presenter.connect(), scanner.connect()]);
    await scanner.hears('open');
    await presenter.sendVideo();
    await scanner.hears('track video');
    await expect.poll(() => scanner.framesDecoded(), LONG).toBeGreaterThan(10);
    await expect.poll(() => everywhere(stack.signaling, 'qrtc_signaling_connections')).toEqual([1, 1]);
  });

  it('keep the call when that of one is killed: pictures and messages go on arriving', async () => {
    watch.expects(/WebSocket connection to .* failed/);
    victim = first(stack.signaling);
    const before = await scanner.framesDecoded();
    process.kill(victim.pid, 'SIGKILL');
    await expect.poll(signaling, LONG).toContain('signaling away');
    expect(await presenter.send('without that replica')).toBe(true);
    await scanner.hears('message without that replica');
    await expect.poll(() => scanner.framesDecoded(), LONG).toBeGreaterThan(before + 20);
    await expect.poll(async () => (await signaling()).at(-1), LONG).toBe('signaling back');
  });

  it('and negotiate again by the other: first one adds a track, then the other', async () => {
    await expect.poll(() => everywhere(without(stack.signaling, victim), 'qrtc_signaling_connections')).toEqual([2]);
    await scanner.sendVideo();
    await presenter.hears('track video');
    await expect.poll(() => presenter.framesDecoded(), LONG).toBeGreaterThan(10);
    await presenter.sendVideo();
    await expect.poll(async () => (await scanner.log()).filter((line) => line === 'track video')).toHaveLength(2);
  });

  it('and were never interrupted', async () => {
    for (const page of [presenter, scanner]) {
      const log = await page.log();
      expect(log.filter((line) => line.startsWith('state '))).toEqual(['state connected']);
      expect(log.filter((line) => line.startsWith('ended ') || line.startsWith('problem '))).toEqual([]);
    }
    await presenter.page.evaluate(() => window.connection.close());
    await scanner.hears('ended completed');
  });

  /** What the peer heard of its signaling that was at the killed replica; the other heard nothing. */
  async function signaling(): Promise<string[]> {
    const logs = await Promise.all([presenter.log(), scanner.log()]);
    const about = logs.map((log) => log.filter((line) => line.startsWith('signaling ')));
    return about.find((lines) => lines.includes('signaling away')) ?? [];
  }
});

function first([replica]: readonly Replica[]): Replica {
  if (replica === undefined) {
    throw new Error('There is no replica');
  }
  return replica;
}

function without(replicas: readonly Replica[], { pid }: Replica): Replica[] {
  return replicas.filter((replica) => replica.pid !== pid);
}
