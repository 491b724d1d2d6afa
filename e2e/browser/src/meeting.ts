// SPDX-License-Identifier: Apache-2.0
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { FakeCamera } from './camera.js';
import { launchChromium } from './chromium.js';
import { DemoPage } from './demo-page.js';
import type { Stack } from './stack.js';
import type { Watch } from './watch.js';

const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true };
const KIOSK: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };
const LONGER_THAN_A_CODE_MS = 70_000;

/** Two browsers, as on two machines: one for phones, and one of a device whose camera sees what is held before it. */
export class Meeting {
  readonly camera: FakeCamera;
  readonly #stack: Stack;
  readonly #watch: Watch;
  readonly #phones: Browser;
  readonly #device: Browser;

  private constructor(stack: Stack, watch: Watch, camera: FakeCamera, browsers: readonly [Browser, Browser]) {
    this.#stack = stack;
    this.#watch = watch;
    this.camera = camera;
    [this.#phones, this.#device] = browsers;
  }

  static async prepare(stack: Stack, watch: Watch): Promise<Meeting> {
    const camera = await FakeCamera.create();
    const browsers = await Promise.all([launchChromium(), launchChromium(camera)]);
    return new Meeting(stack, watch, camera, browsers);
  }

  /** A phone of this user's that nothing was opened on yet. */
  phone(options: BrowserContextOptions = {}): Promise<DemoPage> {
    return DemoPage.open(this.#phones, this.#stack.gateway, this.#watch, { ...PHONE, ...options });
  }

  device(options: BrowserContextOptions = {}): Promise<DemoPage> {
    return DemoPage.open(this.#device, this.#stack.gateway, this.#watch, { ...KIOSK, ...options });
  }

  /** A phone that shows a code, and a device that looks for one, before whose camera there is nothing yet. */
  async begin(
    { phone: phoneUser, device: deviceUser }: { phone: string; device: string },
    prepare?: (phone: DemoPage, device: DemoPage) => Promise<void>,
  ): Promise<{ phone: DemoPage; device: DemoPage }> {
    await this.camera.see();
    const [phone, device] = await Promise.all([this.phone(), this.device()]);
    await prepare?.(phone, device);
    await Promise.all([phone.signIn(phoneUser, 'phone'), device.signIn(deviceUser, 'device')]);
    await Promise.all([phone.reaches('showing'), device.reaches('looking')]);
    return { phone, device };
  }

  /** Holds the phone before the camera, whatever code it shows by then, until its code is used. */
  async holdUp(phone: DemoPage): Promise<void> {
    for (let before = ''; ;) {
      const shown = await phone.get('qr').evaluateHandle((element) => element);
      const next = await phone.page.waitForFunction(
        ([element, known]) => (element.innerHTML === known ? undefined : { code: element.innerHTML }),
        [shown, before] as const,
        { timeout: LONGER_THAN_A_CODE_MS },
      );
      before = (await next.jsonValue())?.code ?? '';
      if (before === '') {
        return;
      }
      await this.camera.see(await phone.page.screenshot());
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.#phones.close(), this.#device.close()]);
    this.camera.remove();
  }
}
