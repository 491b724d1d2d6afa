// SPDX-License-Identifier: Apache-2.0
import type { Connection, ConnectionEvents, ConnectionState, ConnectOptions, Pairing } from '../api.js';
import { randomId } from '../base64url.js';
import { Emitter } from '../events.js';
import { takeOver } from '../handover.js';
import type { MailboxFrame, Stage, Via } from '../signaling/frames.js';
import { Signaling } from '../signaling/signaling.js';
import { goodbyeTaken } from './goodbye.js';
import { IceServerSource } from './ice-servers.js';
import type { LinkParts } from './link.js';
import { Links } from './links.js';

/** The connection of a pairing, over as many RTCPeerConnections as it takes: `connect()`. */
export class PairConnection extends Emitter<ConnectionEvents> implements Connection {
  readonly #typed: boolean;
  readonly #links: Links;
  readonly #signaling: Signaling;
  readonly #stop = new AbortController();
  #via: Via | undefined;
  #peerInstance: string | undefined;
  #peerPresent = false;
  #state: ConnectionState = 'connecting';
  #signalingEnded: string | undefined;

  constructor(pairing: Pairing, options: ConnectOptions) {
    super();
    const { signaling, certificate, iceServers } = takeOver(pairing);
    this.#signaling = signaling ?? new Signaling(pairing.signalingUrl, pairing.peerToken, randomId(8));
    this.#typed = pairing.typed;
    this.#links = this.#newLinks({
      pairing,
      options,
      certificate,
      signaling: this.#signaling,
      iceServers: new IceServerSource(pairing, iceServers, this.#stop.signal),
    });
    // After this call has returned: what is at hand already must not be told before anybody can listen.
    queueMicrotask(() => {
      this.#listen();
    });
  }

  get state(): ConnectionState {
    return this.#state;
  }

  get peerConnection(): RTCPeerConnection {
    return this.#links.current.connection;
  }

  send(data: string | ArrayBuffer): boolean {
    return this.#links.send(data);
  }

  addTrack(track: MediaStreamTrack, stream: MediaStream): RTCRtpSender {
    return this.#links.addTrack(track, stream);
  }

  async close(reason = 'completed'): Promise<void> {
    if (this.#state === 'ended') {
      return;
    }
    this.#end(reason);
    if (this.#signalingEnded === undefined) {
      this.#signaling.send({ type: 'bye', reason });
      await goodbyeTaken(this.#signaling, () => this.#signalingEnded !== undefined);
    }
    this.#signaling.close();
  }

  #listen(): void {
    if (this.#state === 'ended') {
      return;
    }
    if (this.#signaling.connected) {
      this.#look();
    }
    this.#signaling.attach({
      welcome: () => {
        this.emit('signaling', { connected: true });
        this.#look();
        this.#links.current.nudge();
      },
      frame: (frame) => {
        this.#read(frame);
      },
      interrupted: () => {
        this.emit('signaling', { connected: false });
      },
      problem: (problem) => {
        this.emit('problem', problem);
      },
      ended: (reason) => {
        this.#signalingOver(reason);
      },
    });
  }

  /** Acts upon how the pairing stands: starts once paired, and anew when the peer is another instance than before. */
  #look(): void {
    const { state, via, peerInstance, peerPresent } = this.#signaling.standing;
    if (state !== 'paired' || this.#state === 'ended') {
      return;
    }
    this.#via ??= via;
    if (via !== this.#via) {
      this.#fail('verify', 'verify_failed', 'The server says now this and now that of how the code was read');
      return;
    }
    if (via === 'code' && !this.#typed) {
      this.#fail('verify', 'verify_failed', 'The server says that the code was typed in: this page asked for none');
      return;
    }
    if (via === 'qr') {
      // Each description will be proven.
      this.#links.trust();
    }
    if (peerInstance !== this.#peerInstance) {
      this.#peerIs(peerInstance);
    }
    this.#links.current.start();
    if (peerPresent !== this.#peerPresent) {
      this.#peerPresent = peerPresent;
      this.emit('peer', { present: peerPresent });
      if (peerPresent) {
        this.#links.current.nudge();
      }
    }
  }

  /** A new instance over there has a new certificate and nothing of what was said: it needs a new one here too. */
  #peerIs(instance: string | undefined): void {
    const first = this.#peerInstance === undefined;
    this.#peerInstance = instance;
    if (this.#links.current.bound) {
      this.#replaceLink();
    } else if (!first) {
      this.#links.current.start().repeat();
    }
  }

  #replaceLink(): void {
    this.#setState('connecting');
    this.#links.replace(this.#via === 'qr');
    this.#signaling.renew(randomId(8));
  }

  #read(frame: MailboxFrame): void {
    this.#look();
    if (this.#state === 'ended') {
      return;
    }
    switch (frame.type) {
      case 'description':
        if (frame.instance === this.#peerInstance) {
          this.#links.current.start().description(frame.description, frame.proof);
        }
        return;
      case 'candidate':
        if (frame.instance === this.#peerInstance) {
          this.#links.current.start().candidate(frame.candidate);
        }
        return;
      case 'resync':
        this.#links.current.start().resync();
        return;
      case 'contention':
        this.emit('contention', {});
        return;
      default:
    }
  }

  #newLinks(parts: LinkParts): Links {
    return new Links(parts, {
      connected: () => {
        this.#setState('connected');
      },
      report: (transport, tookMs) => {
        if (this.#state !== 'ended') {
          this.#signaling.send({ type: 'connected', transport, tookMs });
        }
      },
      interrupted: () => {
        this.#interrupted();
      },
      compare: (event) => {
        this.emit('check', event);
      },
      open: () => {
        this.emit('open', {});
      },
      message: (data) => {
        this.emit('message', { data });
      },
      track: ({ track, streams }) => {
        this.emit('track', { track, stream: streams[0] ?? new MediaStream([track]) });
      },
      failed: (stage, detail) => {
        this.#fail(stage, stage === 'verify' ? 'verify_failed' : 'ice_failed', detail);
      },
    });
  }

  #interrupted(): void {
    if (this.#signalingEnded === undefined) {
      this.#setState('interrupted');
    } else {
      // Nobody is left who could carry a new offer.
      this.#end(this.#signalingEnded);
    }
  }

  /** Says why, ends the pairing for both, and applies nothing more. */
  #fail(stage: Stage, code: string, detail: string): void {
    if (this.#state !== 'ended') {
      this.emit('problem', { code, message: detail });
      this.#signaling.send({ type: 'failed', stage, detail });
      void this.close('failed');
    }
  }

  /** `lost` never closes a connection that stands: the media may outlive the signaling. */
  #signalingOver(reason: string): void {
    this.#signalingEnded = reason;
    if (reason === 'lost' && this.#state === 'connected') {
      this.emit('signaling', { connected: false });
    } else {
      this.#end(reason);
    }
  }

  #end(reason: string): void {
    if (this.#state !== 'ended') {
      this.#links.current.close();
      this.#stop.abort();
      this.#setState('ended');
      this.emit('ended', { reason });
    }
  }

  #setState(state: ConnectionState): void {
    if (this.#state !== state && this.#state !== 'ended') {
      this.#state = state;
      this.emit('state', { state });
    }
  }
}
