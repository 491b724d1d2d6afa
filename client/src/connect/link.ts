// SPDX-License-Identifier: Apache-2.0
import type { ConnectOptions, Pairing } from '../api.js';
import type { Stage, Transport } from '../signaling/frames.js';
import type { Signaling } from '../signaling/signaling.js';
import type { IceServerSource } from './ice-servers.js';
import { fingerprintOf } from './fingerprint.js';
import { Negotiation } from './negotiation.js';
import { Recovery } from './recovery.js';
import { selectedTransport } from './transport.js';
import { Trust } from './trust.js';

export interface LinkListener {
  connected(): void;
  /** How it connected; once a link. */
  report(transport: Transport, tookMs: number): void;
  interrupted(): void;
  open(): void;
  message(data: string | ArrayBuffer): void;
  track(event: RTCTrackEvent): void;
  failed(stage: Stage, detail: string): void;
}

export interface LinkParts {
  readonly pairing: Pairing;
  readonly signaling: Signaling;
  readonly iceServers: IceServerSource;
  readonly options: ConnectOptions;
  readonly certificate: RTCCertificate | undefined;
}

/** One instance: an RTCPeerConnection with its control channel, negotiation and recovery. */
export class Link {
  readonly connection: RTCPeerConnection;
  readonly channel: RTCDataChannel;
  readonly #parts: LinkParts;
  readonly #listener: LinkListener;
  readonly #recovery: Recovery;
  readonly #madeAt = performance.now();
  #trust: Trust | undefined;
  #negotiation: Negotiation | undefined;
  #reported = false;

  constructor(parts: LinkParts, listener: LinkListener) {
    this.#parts = parts;
    this.#listener = listener;
    const { options, pairing } = parts;
    this.connection = new RTCPeerConnection(configuration(parts));
    this.channel = this.connection.createDataChannel(options.label ?? 'qrtc', { negotiated: true, id: 0 });
    this.channel.binaryType = 'arraybuffer';
    this.channel.addEventListener('open', () => {
      listener.open();
    });
    this.channel.addEventListener('message', ({ data }: MessageEvent<string | ArrayBuffer>) => {
      listener.message(data);
    });
    this.connection.addEventListener('track', (event) => {
      listener.track(event);
    });
    this.connection.addEventListener('signalingstatechange', () => {
      if (this.connection.signalingState === 'stable' && this.bound) {
        this.#recovery.await();
      }
    });
    this.#recovery = new Recovery(this.connection, pairing.role, {
      possible: () => parts.signaling.connected && parts.signaling.standing.peerPresent,
      restart: () => void this.#restart(),
      connected: () => void this.#connected(),
      interrupted: () => {
        listener.interrupted();
      },
      failed: (stage) => {
        listener.failed(stage, `No connection: ICE ${this.connection.iceConnectionState}`);
      },
    });
  }

  get bound(): boolean {
    return this.#negotiation?.bound ?? false;
  }

  /** The two certificates of this connection, once there are both. */
  get fingerprints(): { readonly own: string; readonly peer: string } | undefined {
    const own = fingerprintOf(this.connection.localDescription?.sdp ?? '');
    const peer = this.#trust?.peerFingerprint;
    return own === undefined || peer === undefined ? undefined : { own, peer };
  }

  /** The two are paired: from now on descriptions may come and go. */
  start(): Negotiation {
    const { pairing, signaling } = this.#parts;
    this.#trust ??= new Trust(pairing, signaling.standing);
    this.#negotiation ??= new Negotiation(this.connection, pairing.role, this.#configure(), {
      trust: this.#trust,
      outgoing: signaling,
      failed: (stage, detail) => {
        this.#listener.failed(stage, detail);
      },
    });
    return this.#negotiation;
  }

  nudge(): void {
    this.#recovery.nudge();
  }

  close(): void {
    this.#negotiation?.close();
    this.#recovery.close();
    this.channel.close();
    this.connection.close();
  }

  /** Sets the ICE servers before anything is gathered; where they cannot be had or used, host candidates may do. */
  async #configure(): Promise<void> {
    try {
      const iceServers = await this.#parts.iceServers.get();
      this.connection.setConfiguration({ ...configuration(this.#parts), iceServers: [...iceServers] });
    } catch {
      // Closed meanwhile, or a server's address that this browser does not take.
    }
  }

  /** New credentials where they are due, then a new offer, which the browser asks for. */
  async #restart(): Promise<void> {
    await this.#configure();
    if (this.connection.signalingState !== 'closed') {
      this.connection.restartIce();
    }
  }

  async #connected(): Promise<void> {
    this.#listener.connected();
    if (!this.#reported) {
      this.#reported = true;
      const tookMs = Math.round(performance.now() - this.#madeAt);
      const transport = await selectedTransport(this.connection).catch(() => undefined);
      this.#listener.report(transport ?? 'host', tookMs);
    }
  }
}

/** Has to name the same certificate each time, or the browser refuses it. */
export function configuration({
  certificate,
  options,
  pairing,
}: Pick<LinkParts, 'certificate' | 'options' | 'pairing'>): RTCConfiguration {
  // Either of the two may ask to hide addresses; nobody can ask to show them.
  const relays = options.iceTransportPolicy === 'relay' || pairing.iceTransportPolicy === 'relay';
  const iceTransportPolicy = relays ? 'relay' : 'all';
  const certificates = certificate === undefined ? {} : { certificates: [certificate] };
  return { bundlePolicy: 'max-bundle', iceTransportPolicy, ...certificates };
}
