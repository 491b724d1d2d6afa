// SPDX-License-Identifier: Apache-2.0
import type { ConnectionEvents } from '../api.js';
import { startCheck } from './compare.js';
import { Gate } from './gate.js';
import { Link, type LinkListener, type LinkParts } from './link.js';
import { Media } from './media.js';

/** `open`, `message` and `track` come only from a peer that is trusted. */
export interface LinksListener extends LinkListener {
  /** Two people are asked whether they see the same digits. */
  compare(event: ConnectionEvents['check']): void;
}

/** The RTCPeerConnections of a pairing, one after the other, with what is sent over them; held back until there is trust. */
export class Links {
  readonly #parts: LinkParts;
  readonly #listener: LinksListener;
  readonly #media: Media;
  #gate: Gate;
  #current: Link;

  constructor(parts: LinkParts, listener: LinksListener) {
    const { pairing, options } = parts;
    this.#parts = parts;
    this.#listener = listener;
    this.#media = new Media(pairing.typed);
    this.#gate = this.#newGate(!pairing.typed);
    this.#current = this.#make(parts);
    for (const track of options.stream?.getTracks() ?? []) {
      this.addTrack(track, options.stream ?? new MediaStream([track]));
    }
  }

  get current(): Link {
    return this.#current;
  }

  /** False where nothing can be sent, or not yet. */
  send(data: string | ArrayBuffer): boolean {
    const { channel } = this.#current;
    if (channel.readyState !== 'open' || !this.#gate.isOpen) {
      return false;
    }
    // One call for each type: the DOM's overloads take no union.
    if (typeof data === 'string') {
      channel.send(data);
    } else {
      channel.send(data);
    }
    return true;
  }

  addTrack(track: MediaStreamTrack, stream: MediaStream): RTCRtpSender {
    return this.#media.send(this.#current.connection, { track, stream });
  }

  /** The peer proves each of its descriptions: there is nothing to compare. */
  trust(): void {
    this.#gate.open();
  }

  /** Another certificate over there, or here: what was compared is not true any more, and `proven` is what is left. */
  replace(proven: boolean): void {
    const old = this.#current;
    this.#gate = this.#newGate(proven);
    this.#current = this.#make({ ...this.#parts, certificate: undefined });
    this.#media.move(old.connection, this.#current.connection, !proven);
    old.close();
  }

  #newGate(isOpen: boolean): Gate {
    return new Gate(isOpen, () => {
      this.#media.release();
    });
  }

  #make(parts: LinkParts): Link {
    const gate = this.#gate;
    const listener = this.#listener;
    const link = new Link(parts, {
      connected: () => {
        listener.connected();
      },
      report: (transport, tookMs) => {
        if (link === this.#current) {
          listener.report(transport, tookMs);
        }
      },
      interrupted: () => {
        listener.interrupted();
      },
      open: () => {
        gate.begin(() => this.#compare(link, gate));
        gate.pass(() => {
          listener.open();
        });
      },
      message: (data) => {
        gate.hear(data, () => {
          listener.message(data);
        });
      },
      track: (event) => {
        gate.pass(() => {
          listener.track(event);
        });
      },
      failed: (stage, detail) => {
        listener.failed(stage, detail);
      },
    });
    return link;
  }

  #compare(link: Link, gate: Gate): ReturnType<typeof startCheck> {
    const { pairing, signaling } = this.#parts;
    return startCheck(link, pairing, signaling.standing.jti, {
      compare: (event) => {
        this.#listener.compare(event);
      },
      passed: () => {
        // An older connection's digits say nothing about the present one.
        if (link === this.#current) {
          gate.open();
        }
      },
      failed: (detail) => {
        if (link === this.#current) {
          this.#listener.failed('verify', detail);
        }
      },
    });
  }
}
