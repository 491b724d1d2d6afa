// SPDX-License-Identifier: Apache-2.0
import type { Role } from '../api.js';
import type { Description, NumberedFrame } from '../signaling/frames.js';
import type { Place } from '../signaling/outbox.js';
import type { Trust } from './trust.js';

/** Where frames for the peer go. */
export interface Outgoing {
  send(frame: NumberedFrame): void;
  /** A place in the queue for a description that is still to be made: its candidates come after it. */
  reserve(): Place;
}

export type Failed = (stage: 'verify' | 'signaling', detail: string) => void;

/**
 * Perfect negotiation (WebRTC 1.0, section 10.7) of one RTCPeerConnection with descriptions that are proven. What comes
 * in is handled one by one; between the test for a collision and the application of a description nothing is awaited.
 * Only the presenter makes the first offer; the scanner is polite.
 */
export class Negotiation {
  readonly #connection: RTCPeerConnection;
  readonly #role: Role;
  readonly #trust: Trust;
  readonly #outgoing: Outgoing;
  readonly #failed: Failed;
  #incoming: Promise<void>;
  #started = false;
  #bound = false;
  #makingOffer = false;
  #closed = false;
  /** Places of descriptions that are being made. */
  readonly #places = new Set<Place>();
  /** The offer that was applied last. */
  #answered: string | undefined;

  /** `ready` resolves when descriptions can be made: the ICE servers are configured. */
  constructor(
    connection: RTCPeerConnection,
    role: Role,
    ready: Promise<void>,
    parts: { readonly trust: Trust; readonly outgoing: Outgoing; readonly failed: Failed },
  ) {
    this.#connection = connection;
    this.#role = role;
    this.#incoming = ready;
    ({ trust: this.#trust, outgoing: this.#outgoing, failed: this.#failed } = parts);
    connection.addEventListener('negotiationneeded', () => {
      void this.#offer();
    });
    connection.addEventListener('icecandidate', ({ candidate }) => {
      if (!this.#closed) {
        this.#outgoing.send({ type: 'candidate', candidate: candidate?.toJSON() ?? null });
      }
    });
    this.#next(() => {
      this.#started = true;
      return this.#offer();
    });
  }

  /** Whether a description of the peer was applied: from then on this connection belongs to that peer's instance. */
  get bound(): boolean {
    return this.#bound;
  }

  description(description: Description, proof: unknown): void {
    this.#next(async () => {
      if (!(await this.#trust.verify(description, proof))) {
        this.#fail('verify', `The ${description.type} was not proven`);
        return;
      }
      await this.#apply(description);
    });
  }

  candidate(candidate: RTCIceCandidateInit | null): void {
    this.#next(async () => {
      // A candidate of an offer that was ignored or rolled back, or of a kind that this browser does not know.
      await this.#connection.addIceCandidate(candidate ?? undefined).catch(() => undefined);
    });
  }

  /** Frames may have been lost: takes back what hangs in the air; the presenter begins again. */
  resync(): void {
    this.#next(async () => {
      const { signalingState } = this.#connection;
      if (signalingState === 'have-local-offer') {
        await this.#connection.setLocalDescription({ type: 'rollback' });
      } else if (signalingState === 'have-remote-offer') {
        await this.#connection.setRemoteDescription({ type: 'rollback' });
      }
      if (this.#role === 'presenter') {
        this.#connection.restartIce();
        await this.#offer();
      }
    });
  }

  /** Says the current offer again, with the candidates found so far: the peer it was for is another one now. */
  repeat(): void {
    this.#next(async () => {
      if (this.#connection.signalingState === 'have-local-offer') {
        await this.#say(this.#reserve());
      }
    });
  }

  /** What a connection was asked for when it was closed it never answers: nothing may wait behind such a description. */
  close(): void {
    this.#closed = true;
    this.#places.forEach((place) => {
      place.drop();
    });
  }

  /** One after the other; a failure of one is reported and does not stop the next. */
  #next(task: () => Promise<void>): void {
    this.#incoming = this.#incoming.then(async () => {
      if (!this.#closed) {
        await task().catch((error: unknown) => {
          this.#fail('signaling', error instanceof Error ? error.message : String(error));
        });
      }
    });
  }

  async #apply(description: Description): Promise<void> {
    const { signalingState } = this.#connection;
    if (this.#closed) {
      return;
    }
    if (description.type === 'answer') {
      if (signalingState === 'have-local-offer') {
        this.#bound = true;
        await this.#connection.setRemoteDescription(description);
      }
      return;
    }
    const collides = this.#makingOffer || signalingState !== 'stable';
    if (this.#role === 'presenter' && (collides || !this.#bound)) {
      return;
    }
    const offer = withoutCandidates(description.sdp);
    if (offer === this.#answered) {
      // Said again for a peer that came anew, and this one is that peer and has heard it before.
      return;
    }
    this.#bound = true;
    await this.#connection.setRemoteDescription(description);
    this.#answered = offer;
    const place = this.#reserve();
    try {
      await this.#connection.setLocalDescription();
    } catch (error) {
      place.drop();
      throw error;
    }
    await this.#say(place);
  }

  /** Offers where that is due; where it is not, the browser asks again once the state is stable. */
  async #offer(): Promise<void> {
    const mayOffer = this.#started && (this.#role === 'presenter' || this.#bound);
    if (!mayOffer || this.#closed || this.#makingOffer || this.#connection.signalingState !== 'stable') {
      return;
    }
    this.#makingOffer = true;
    const place = this.#reserve();
    try {
      await this.#connection.setLocalDescription();
      await this.#say(place, 'offer');
    } catch (error) {
      place.drop();
      this.#fail('signaling', error instanceof Error ? error.message : String(error));
    } finally {
      this.#makingOffer = false;
    }
  }

  #reserve(): Place {
    const place = this.#outgoing.reserve();
    const held: Place = {
      fill: (frame) => {
        this.#places.delete(held);
        place.fill(frame);
      },
      drop: () => {
        this.#places.delete(held);
        place.drop();
      },
    };
    this.#places.add(held);
    return held;
  }

  /** Proves and sends the local description as it is now. */
  async #say(place: Place, type?: RTCSdpType): Promise<void> {
    const local = this.#connection.localDescription;
    if (local === null || (type !== undefined && local.type !== type)) {
      place.drop();
      return;
    }
    const description = { type: local.type as Description['type'], sdp: local.sdp };
    const proof = await this.#trust.prove(description);
    if (proof === undefined || this.#closed) {
      place.drop();
      this.#fail('verify', 'There is no secret for the code that was claimed');
      return;
    }
    place.fill({ type: 'description', description, ...(proof === null ? {} : { proof }) });
  }

  #fail(stage: 'verify' | 'signaling', detail: string): void {
    if (!this.#closed) {
      this.#failed(stage, detail);
    }
  }
}

/** What of an offer stays while its candidates are gathered: ports and addresses do not (RFC 8829, section 5.2.1). */
function withoutCandidates(sdp: string): string {
  return sdp.replaceAll(/^(?:m=|c=|a=rtcp:|a=candidate:|a=end-of-candidates).*(?:\r?\n)?/gm, '');
}
