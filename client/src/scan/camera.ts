// SPDX-License-Identifier: Apache-2.0
import { QrtcError } from '../problem.js';

/** Opens the camera that looks away from the user where there is one: `ideal`, as many report no direction at all. */
export async function openCamera(): Promise<MediaStream> {
  const devices = (navigator as Partial<Navigator>).mediaDevices;
  if (devices === undefined) {
    throw new QrtcError({ code: 'camera_missing', message: 'The browser gives a camera to https pages only' });
  }
  try {
    return await devices.getUserMedia({
      audio: false,
      video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } },
    });
  } catch (error) {
    throw cameraProblem(error);
  }
}

/** Shows the stream; `autoplay` may be refused for a video with sound, never for a muted one. */
export async function show(stream: MediaStream, video: HTMLVideoElement): Promise<void> {
  video.muted = true;
  video.playsInline = true;
  if (video.srcObject !== stream) {
    video.srcObject = stream;
  }
  await video.play().catch((error: unknown) => {
    // A newer play() or the removal of the element interrupts this one: the pictures decide whether it works.
    if (!(error instanceof DOMException && error.name === 'AbortError')) {
      throw cameraProblem(error);
    }
  });
}

function cameraProblem(error: unknown): QrtcError {
  const name = error instanceof DOMException ? error.name : '';
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return new QrtcError({ code: 'camera_denied', message: 'The camera may not be used' }, { cause: error });
    case 'NotFoundError':
    case 'OverconstrainedError':
      return new QrtcError({ code: 'camera_missing', message: 'There is no camera' }, { cause: error });
    default:
      return new QrtcError({ code: 'camera_failed', message: 'The camera does not work' }, { cause: error });
  }
}
