// SPDX-License-Identifier: Apache-2.0
import type { Connection, ConnectionEvents, ConnectionState, ConnectOptions, Pairing } from '../api.js';
import { randomId } from '../base64url.js';
import { Emitter } from '../events.js';
import { takeOver } from '../handover.js';
import type { MailboxFrame, Stage, Via } from '../signaling/frames.js';
import { Signaling } from '../signaling/signaling.js';
import { Check } from './check.js';
import { Gate } from './gate.js';
import { IceServerSource } from './ice-servers.js';
import { Link, type LinkParts } from './link.js';
import { Media } from './media.js';

const GOODBYE_WITHIN_MS = 1_000;

/** The connection of a pairing, over as many RTCPeerConnections as it takes: `connect()`. */
export class PairConnection extends Emitter<ConnectionEvents> implements Connection {
  readonly #parts: LinkParts;
  readonly #signaling: Signaling;
  readonly #media: Media;
  readonly #stop = new AbortController();
  #link: Link;
  /** What must not be told before the peer is trusted: a code that was typed in proves nothing. */
  #gate: Gate;
  #via: Via | undefined;
  #peerInstance: string | undefined;
  #peerPresent = false;
  #state: ConnectionState = 'connecting';
  #signalingEnded: string | undefined;

  constructor(pairing: Pairing, options: ConnectOptions) {
    super();
    const { signaling, certificate, iceServers } = takeOver(pairing);
    this.#media = new Media(pairing.typed);
    this.#gate = new Gate(!pairing.typed);
    this.#signaling = signaling ?? new Signaling(pairing.signalingUrl, pairing.peerToken, randomId(8));
    this.#parts = {
      pairing,
      options,
      certificate,
      signaling: this.#signaling,
      iceServers: new IceServerSource(pairing, iceServers, this.#stop.signal),
    };
    this.#link = this.#newLink(this.#parts);
    for (const track of options.stream?.getTracks() ?? []) {
      this.#media.send(this.#link.connection, { track, stream: options.stream ?? new MediaStream([track]) });
    }
    // After this call has returned: what is at hand already must not be told before anybody can listen.
    queueMicrotask(() => {
      this.#listen();
    });
  }

  get state(): ConnectionState {
    return this.#state;
  }

  get peerConnection(): RTCPeerConnection {
    return this.#link.connection;
  }

  send(data: string | ArrayBuffer): boolean {
    const { channel } = this.#link;
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
    return this.#media.send(this.#link.connection, { track, stream });
  }

  async close(reason = 'completed'): Promise<void> {
    if (this.#state === 'ended') {
      return;
    }
    this.#end(reason);
    if (this.#signalingEnded === undefined) {
      this.#signaling.send({ type: 'bye', reason });
      await this.#goodbyeTaken();
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
        this.#link.nudge();
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
    const { typed } = this.#parts.pairing;
    this.#via ??= via;
    if (via !== this.#via) {
      this.#fail('verify', 'verify_failed', 'The server says now this and now that of how the code was read');
      return;
    }
    if (via === 'code' && !typed) {
      this.#fail('verify', 'verify_failed', 'The server says that the code was typed in: this page asked for none');
      return;
    }
    if (via === 'qr') {
      // Each description will be proven.
      this.#trusted();
    }
    if (peerInstance !== this.#peerInstance) {
      this.#peerIs(peerInstance);
    }
    this.#link.start();
    if (peerPresent !== this.#peerPresent) {
      this.#peerPresent = peerPresent;
      this.emit('peer', { present: peerPresent });
      if (peerPresent) {
        this.#link.nudge();
      }
    }
  }

  /** A new instance over there has a new certificate and nothing of what was said: it needs a new one here too. */
  #peerIs(instance: string | undefined): void {
    const first = this.#peerInstance === undefined;
    this.#peerInstance = instance;
    if (this.#link.bound) {
      this.#replaceLink();
    } else if (!first) {
      this.#link.start().repeat();
    }
  }

  #replaceLink(): void {
    const old = this.#link;
    this.#setState('connecting');
    // Another certificate over there, or here: what was compared is not true any more.
    const holds = this.#via !== 'qr';
    this.#gate = new Gate(!holds);
    this.#link = this.#newLink({ ...this.#parts, certificate: undefined });
    this.#media.move(old.connection, this.#link.connection, holds);
    old.close();
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
          this.#link.start().description(frame.description, frame.proof);
        }
        return;
      case 'candidate':
        if (frame.instance === this.#peerInstance) {
          this.#link.start().candidate(frame.candidate);
        }
        return;
      case 'resync':
        this.#link.start().resync();
        return;
      case 'contention':
        this.emit('contention', {});
        return;
      default:
    }
  }

  #newLink(parts: LinkParts): Link {
    const link = new Link(parts, {
      connected: () => {
        this.#setState('connected');
      },
      report: (transport, tookMs) => {
        if (link === this.#link && this.#state !== 'ended') {
          this.#signaling.send({ type: 'connected', transport, tookMs });
        }
      },
      interrupted: () => {
        this.#interrupted();
      },
      open: () => {
        if (!this.#gate.isOpen) {
          this.#check(link);
        }
        this.#gate.pass(() => {
          this.emit('open', {});
        });
      },
      message: (data) => {
        if (this.#gate.isOpen) {
          this.emit('message', { data });
        } else {
          this.#gate.check?.read(data);
        }
      },
      track: ({ track, streams }) => {
        this.#gate.pass(() => {
          this.emit('track', { track, stream: streams[0] ?? new MediaStream([track]) });
        });
      },
      failed: (stage, detail) => {
        this.#fail(stage, stage === 'verify' ? 'verify_failed' : 'ice_failed', detail);
      },
    });
    return link;
  }

  /** Lets the two people compare digits, and everything else wait for that. */
  #check(link: Link): void {
    const { pairing } = this.#parts;
    const { jti } = this.#signaling.standing;
    const { own, peer } = link.fingerprints ?? {};
    if (jti === undefined || own === undefined || peer === undefined) {
      this.#fail('verify', 'verify_failed', 'The two certificates are not known');
      return;
    }
    const check = new Check(
      { role: pairing.role, pairing: pairing.id, jti, ownFingerprint: own, peerFingerprint: peer },
      {
        say: (text) => {
          link.channel.send(text);
        },
        digits: (digits) => {
          this.emit('check', {
            digits,
            accept: () => {
              check.accept();
            },
            decline: () => {
              check.decline();
            },
          });
        },
        passed: () => {
          this.#trusted();
        },
        failed: (detail) => {
          this.#fail('verify', 'verify_failed', detail);
        },
      },
    );
    this.#gate.check = check;
    void check.start();
  }

  #trusted(): void {
    if (!this.#gate.isOpen) {
      this.#media.release();
      this.#gate.open();
    }
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
      this.#link.close();
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

  /** Waits a moment for the server to take the `bye`. */
  async #goodbyeTaken(): Promise<void> {
    const deadline = Date.now() + GOODBYE_WITHIN_MS;
    while (!this.#signaling.settled && this.#signalingEnded === undefined && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
