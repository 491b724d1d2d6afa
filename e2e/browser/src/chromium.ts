// SPDX-License-Identifier: Apache-2.0
import { chromium, type Browser } from 'playwright-core';
import type { FakeCamera } from './camera.js';
import { program } from './requirements.js';

/** What a browser has for a camera: a file that plays, none at all, or one that its user does not allow. */
export type CameraKind = FakeCamera | 'none' | 'denied';

const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];
/** Without them ICE finds no way on a machine that has nothing but its loopback. */
const LOOPBACK = ['--allow-loopback-in-peer-connection', '--disable-features=WebRtcHideLocalIpsWithMdns'];

/** A Chromium process of its own, with a profile of its own. */
export function launchChromium(camera: CameraKind = 'none'): Promise<Browser> {
  return chromium.launch({
    executablePath: program('chromium', 'chromium-browser', 'google-chrome'),
    chromiumSandbox: process.getuid?.() !== 0,
    args: [...QUIET, ...LOOPBACK, ...cameraArguments(camera)],
  });
}

function cameraArguments(camera: CameraKind): string[] {
  switch (camera) {
    case 'none':
      return ['--use-fake-device-for-media-stream=device-count=0', '--use-fake-ui-for-media-stream'];
    case 'denied':
      return ['--use-fake-device-for-media-stream', '--deny-permission-prompts'];
    default:
      return [
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
        `--use-file-for-fake-video-capture=${camera.file}`,
      ];
  }
}
