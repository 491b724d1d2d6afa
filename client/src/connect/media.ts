// SPDX-License-Identifier: Apache-2.0

interface Sent {
  readonly track: MediaStreamTrack;
  readonly stream: MediaStream;
}

/** The tracks that this peer sends, so that a new RTCPeerConnection sends them too. */
export class Media {
  readonly #streams = new WeakMap<MediaStreamTrack, MediaStream>();

  send(connection: RTCPeerConnection, { track, stream }: Sent): RTCRtpSender {
    this.#streams.set(track, stream);
    return connection.addTrack(track, stream);
  }

  /** Sends over the new connection what the old one sent last. */
  move(from: RTCPeerConnection, to: RTCPeerConnection): void {
    for (const { track } of from.getSenders()) {
      if (track !== null && track.readyState === 'live') {
        this.send(to, { track, stream: this.#streams.get(track) ?? new MediaStream([track]) });
      }
    }
  }
}
