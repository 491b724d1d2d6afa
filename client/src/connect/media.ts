// SPDX-License-Identifier: Apache-2.0

interface Sent {
  readonly track: MediaStreamTrack;
  readonly stream: MediaStream;
}

/** The tracks that this peer sends, so that a new RTCPeerConnection sends them too; held back until the peer is trusted. */
export class Media {
  readonly #streams = new WeakMap<MediaStreamTrack, MediaStream>();
  readonly #held = new Map<RTCRtpSender, MediaStreamTrack>();
  #holds: boolean;

  constructor(holds: boolean) {
    this.#holds = holds;
  }

  send(connection: RTCPeerConnection, { track, stream }: Sent): RTCRtpSender {
    this.#streams.set(track, stream);
    const sender = connection.addTrack(track, stream);
    if (this.#holds) {
      // It keeps its place in what is negotiated, and has nothing to send.
      this.#held.set(sender, track);
      void sender.replaceTrack(null);
    }
    return sender;
  }

  /** From now on everything is sent, what was held back first. */
  release(): void {
    this.#holds = false;
    for (const [sender, track] of this.#held) {
      void sender.replaceTrack(track).catch(() => undefined);
    }
    this.#held.clear();
  }

  /** Sends over the new connection what the old one sent last; held back where `holds`. */
  move(from: RTCPeerConnection, to: RTCPeerConnection, holds: boolean): void {
    const held = new Map(this.#held);
    this.#held.clear();
    this.#holds = holds;
    for (const sender of from.getSenders()) {
      const track = sender.track ?? held.get(sender) ?? null;
      if (track !== null && track.readyState === 'live') {
        this.send(to, { track, stream: this.#streams.get(track) ?? new MediaStream([track]) });
      }
    }
  }
}
