// SPDX-License-Identifier: Apache-2.0
import { byId } from './elements.js';

/** @typedef {import('./backend.js').Problem} Problem */

/** A camera that cannot be used, in the codes of the SDK. */
export class CameraError extends Error {
  /** @param {Problem} problem */
  constructor(problem) {
    super(problem.message);
    this.code = problem.code;
  }
}

/**
 * This device's camera. The page opens it, not the SDK: the same pictures that are searched for the code are sent to the
 * phone afterwards.
 */
export class Camera {
  #video = byId('camera', HTMLVideoElement);
  /** @type {MediaStream | undefined} */
  #stream;

  get video() {
    return this.#video;
  }

  /** The stream where it is open. */
  get stream() {
    return this.#isLive() ? this.#stream : undefined;
  }

  /**
   * The camera's stream, opened where it is not open yet.
   *
   * @returns {Promise<MediaStream>}
   * @throws {CameraError}
   */
  async open() {
    if (this.#stream === undefined || !this.#isLive()) {
      this.#stream = await open();
    }
    const facing = this.#stream.getVideoTracks()[0]?.getSettings().facingMode;
    // Whoever stands before a camera that looks at them expects a mirror.
    this.#video.dataset['mirrored'] = String(facing !== 'environment');
    return this.#stream;
  }

  #isLive() {
    return this.#stream?.getVideoTracks().some((track) => track.readyState === 'live') ?? false;
  }

  /**
   * Shows the stream.
   *
   * @returns {Promise<boolean>} false where the browser wants a tap first
   */
  async show() {
    if (this.#video.srcObject !== this.#stream) {
      this.#video.srcObject = this.#stream ?? null;
    }
    try {
      await this.#video.play();
      return true;
    } catch (error) {
      return !(error instanceof DOMException && error.name === 'NotAllowedError');
    }
  }
}

/** @returns {Promise<MediaStream>} */
async function open() {
  const devices = /** @type {MediaDevices | undefined} */ (navigator.mediaDevices);
  if (devices === undefined) {
    throw new CameraError({ code: 'not_supported', message: 'The browser knows no cameras' });
  }
  try {
    return await devices.getUserMedia({
      audio: false,
      video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } },
    });
  } catch (error) {
    throw new CameraError({ code: codeOf(error), message: String(error) });
  }
}

/**
 * @param {unknown} error
 * @returns {string}
 */
function codeOf(error) {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'camera_denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'camera_missing';
    default:
      return 'camera_failed';
  }
}
