// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { DemoPage } from './demo-page.js';
import { program } from './requirements.js';
import { HOME, TARGET } from './stack.js';

type Scheme = 'light' | 'dark';
type Language = 'en' | 'ko';

const SCREENSHOTS = join(TARGET, 'screenshots');
const WIDTHS = [320, 375, 768, 1280] as const;
const HEIGHTS = { 320: 568, 375: 812, 768: 1024, 1280: 800 } as const;
/** Where everything that a browser can tell of accessibility is checked, and a picture taken. */
const LOOKS: readonly (readonly [(typeof WIDTHS)[number], Scheme, Language])[] = [
  [375, 'light', 'en'],
  [375, 'dark', 'ko'],
  [1280, 'dark', 'en'],
  [1280, 'light', 'ko'],
];

/** Looks at a page as it is now: at each width, in both schemes and languages; leaves it at its own size, light, in English. */
export async function inspect({ page }: DemoPage, name: string): Promise<void> {
  const size = page.viewportSize() ?? { width: 1280, height: 800 };
  for (const language of ['en', 'ko'] as const) {
    await speak(page, language);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: HEIGHTS[width] });
      expect.soft(await overhang(page), `px that ${name} is wider than ${width} px (${language})`).toBe(0);
      for (const [, scheme] of LOOKS.filter(([w, , l]) => w === width && l === language)) {
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
        await take(page, `${name}-${width}-${scheme}-${language}`);
        expect.soft(await barriers(page), `barriers in ${name}, ${width} px, ${scheme}, ${language}`).toEqual([]);
      }
    }
  }
  await speak(page, 'en');
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: null });
  await page.setViewportSize(size);
}

async function speak(page: Page, language: Language): Promise<void> {
  if ((await page.locator('html').getAttribute('lang')) !== language) {
    // Not to be seen in every state.
    await page.locator('#language').dispatchEvent('click');
  }
}

function overhang(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth));
}

async function take(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true });
}

/** What axe finds, in a line each. */
async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  );
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}

/** The two screens side by side; also for the documents, where that is asked for (npm run screenshots). */
export async function takeBoth(phone: DemoPage, device: DemoPage): Promise<void> {
  const [small, big, both] = ['phone', 'device', 'phone-and-device'].map((name) => join(SCREENSHOTS, `${name}.png`));
  mkdirSync(SCREENSHOTS, { recursive: true });
  writeFileSync(small ?? '', await phone.page.screenshot());
  writeFileSync(big ?? '', await device.page.screenshot());
  const layout =
    '[0:v]scale=-2:800[d];[1:v]scale=-2:800[p];[d]pad=iw+40:ih+48:24:24:0xd7dce4[d2];[p]pad=iw+24:ih+48:0:24:0xd7dce4[p2];[d2][p2]hstack';
  const quiet = ['-nostdin', '-loglevel', 'error', '-y'];
  execFileSync(program('ffmpeg'), [
    ...quiet,
    '-i',
    big ?? '',
    '-i',
    small ?? '',
    '-filter_complex',
    layout,
    both ?? '',
  ]);
  if (process.env['QRTC_SCREENSHOTS'] === 'docs') {
    const images = join(HOME, 'docs', 'images');
    mkdirSync(images, { recursive: true });
    execFileSync('cp', [both ?? '', join(images, 'paired.png')]);
  }
}
