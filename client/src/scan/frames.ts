// SPDX-License-Identifier: Apache-2.0

/** Long side of the picture that is decoded: enough for 2 pixels a module of our densest code at arm's length. */
const LONGEST_SIDE = 1280;
/** Between two pictures: leaves the processor some time, and is as fast as a hand moves. */
const PAUSE_MS = 60;

/** The pictures that a video shows, scaled for decoding. */
export class Frames {
  readonly #video: HTMLVideoElement;
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D | null;

  constructor(video: HTMLVideoElement) {
    this.#video = video;
    this.#canvas = document.createElement('canvas');
    this.#context = this.#canvas.getContext('2d', { willReadFrequently: true });
  }

  /** Waits for the video's next picture; undefined where it has none yet. */
  async next(signal: AbortSignal): Promise<ImageData | undefined> {
    await pictureShown(this.#video, signal);
    const { videoWidth, videoHeight } = this.#video;
    if (videoWidth === 0 || videoHeight === 0) {
      return undefined;
    }
    const scale = Math.min(1, LONGEST_SIDE / Math.max(videoWidth, videoHeight));
    const width = Math.round(videoWidth * scale);
    const height = Math.round(videoHeight * scale);
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      Object.assign(this.#canvas, { width, height });
    }
    this.#context?.drawImage(this.#video, 0, 0, width, height);
    return this.#context?.getImageData(0, 0, width, height);
  }
}

/** Resolves with the next new picture, after a short pause; by the clock where the browser does not tell. */
function pictureShown(video: HTMLVideoElement, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    let handle: number | undefined;
    const stop = (): void => {
      clearTimeout(timer);
      if (handle !== undefined) {
        video.cancelVideoFrameCallback(handle);
      }
      reject(signal.reason as Error);
    };
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      resolve();
    };
    let timer = setTimeout(() => {
      if ('requestVideoFrameCallback' in video) {
        handle = video.requestVideoFrameCallback(done);
        // A hidden video shows no pictures, but may still have some.
        timer = setTimeout(done, 10 * PAUSE_MS);
      } else {
        done();
      }
    }, PAUSE_MS);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) {
      stop();
    }
  });
}
