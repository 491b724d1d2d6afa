// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { program } from './requirements.js';
import { TARGET } from './stack.js';

const WIDTH = 1280;
const HEIGHT = 720;
const FRAMES = 6;
const TILT = (6 * Math.PI) / 180;
/** The dark rim around a phone's screen. */
const CASE = 'pad=iw+24:ih+28:12:14:color=0x15181d';

/**
 * The picture of a camera before which somebody holds phones: a file that Chromium plays as its camera, over and over, and
 * that is written anew in place when what the camera sees changes.
 */
export class FakeCamera {
  readonly file: string;
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
    this.file = join(folder, 'camera.y4m');
  }

  /** A camera that sees a room and nobody in it. */
  static async create(): Promise<FakeCamera> {
    mkdirSync(TARGET, { recursive: true });
    const camera = new FakeCamera(mkdtempSync(join(TARGET, 'camera-')));
    await camera.#compose(camera.file, []);
    return camera;
  }

  /** Lets it see these screens (PNG), side by side, each as somebody would hold it: none is an empty room. */
  async see(...screens: Buffer[]): Promise<void> {
    const next = join(this.#folder, 'next.y4m');
    const pictures = screens.map((screen, index) => {
      const path = join(this.#folder, `screen-${index}.png`);
      writeFileSync(path, screen);
      return path;
    });
    await this.#compose(next, pictures);
    overwrite(this.file, readFileSync(next));
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #compose(file: string, pictures: readonly string[]): Promise<void> {
    const inputs = pictures.flatMap((picture) => ['-i', picture]);
    const room = `gradients=s=${WIDTH}x${HEIGHT}:c0=0xc9bfae:c1=0x5d6a78:x0=0:y0=0:x1=${WIDTH}:y1=${HEIGHT}:n=2:d=1`;
    return ffmpeg([
      ...['-f', 'lavfi', '-i', room, ...inputs],
      ...['-filter_complex', scene(pictures.length), '-frames:v', String(FRAMES)],
      ...['-pix_fmt', 'yuv420p', '-f', 'yuv4mpegpipe', file],
    ]);
  }
}

/** Held a little askew before a cheap lens: tilted, in perspective, not quite sharp, with noise that differs in each frame. */
function scene(count: number): string {
  const steps = ['[0:v]loop=-1:1:0,fps=15[scene0]'];
  for (let i = 0; i < count; i++) {
    const height = count === 1 ? HEIGHT * 0.84 : HEIGHT * 0.72;
    const centre = (WIDTH * (i + 1)) / (count + 1);
    const held = `scale=-2:${Math.round(height)},${CASE},format=rgba,rotate=${TILT}:c=none:ow=rotw(${TILT}):oh=roth(${TILT})`;
    steps.push(`[${i + 1}:v]${held}[held${i}]`);
    steps.push(`[scene${i}][held${i}]overlay=x=${Math.round(centre)}-w/2:y=(H-h)/2[scene${i + 1}]`);
  }
  const lens = 'perspective=x0=0:y0=0:x1=W:y1=H*0.03:x2=W*0.02:y2=H:x3=W*0.99:y3=H*0.96,gblur=sigma=0.8';
  steps.push(`[scene${count}]${lens},noise=alls=12:allf=t`);
  return steps.join(';');
}

function ffmpeg(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program('ffmpeg'), ['-nostdin', '-hide_banner', '-loglevel', 'error', '-y', ...args]);
    let said = '';
    child.stderr.on('data', (text) => (said += String(text)));
    child.once('error', reject);
    child.once('exit', (status) => {
      if (status === 0) {
        resolve();
      } else {
        reject(new Error(`ffmpeg ended with ${String(status)}: ${said}`));
      }
    });
  });
}

/** In place, for the browser has it open. */
function overwrite(file: string, content: Buffer): void {
  if (statSync(file).size !== content.length) {
    throw new Error('A camera that streams cannot change its size');
  }
  const handle = openSync(file, 'r+');
  writeSync(handle, content, 0, content.length, 0);
  closeSync(handle);
}
