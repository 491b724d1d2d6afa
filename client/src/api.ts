// SPDX-License-Identifier: Apache-2.0

/**
 * The public surface of the SDK: `present()` shows a code, `scan()` reads one, both give a pairing; `connect()` turns a
 * pairing into a peer connection that survives reconnects. Everything reports through typed events; nothing throws later
 * than the call that was wrong.
 */

/** Which end of the pairing this page is: the presenter shows the code, the scanner reads it. */
export type Role = 'presenter' | 'scanner';

/** The state of a pairing on the server (contract/moves.json). */
export type PairingState = 'waiting' | 'claimed' | 'paired' | 'closed';

/** Free text about a peer that the other side may show: at most 16 entries, 2 KiB in all. */
export type Metadata = Readonly<Record<string, string>>;

/** Who the other peer is, as the server knows it. */
export interface Peer {
  /** `user:alice` or `device:kiosk-7`. */
  readonly principal: string;
  readonly metadata: Metadata;
}

/** Where the server is and how to call it. */
export interface ServerOptions {
  /** Origin of the qrtc server, such as `https://qrtc.example.com`. */
  readonly server: string;
  /** Gives an access token of the signed-in user; called whenever one is needed, so it should cache. */
  readonly accessToken: () => Promise<string>;
}

/** What went wrong, in the words of contract/errors.json; `message` is for people. */
export interface QrtcProblem {
  /** A code of contract/errors.json, or one of the client's own: `camera_denied`, `camera_missing`, `camera_failed`,
   *  `several_codes`, `not_our_code`, `network`, `verify_failed`, `ice_failed`, `not_supported`, `cancelled`. */
  readonly code: string;
  readonly message: string;
  /** Seconds after which the same may be tried again, where the server said so. */
  readonly retryAfter?: number;
}

/** A pairing this page takes part in: what `present()` and `scan()` give and `connect()` takes. */
export interface Pairing {
  readonly id: string;
  readonly role: Role;
  readonly peerToken: string;
  readonly signalingUrl: string;
  readonly server: string;
  /** `relay` where the presenter asked that nobody learns the other's address; `connect()` obeys. */
  readonly iceTransportPolicy: RTCIceTransportPolicy;
  /** Whether this page asked for a code to type in, or has typed one: only then it connects without a QR secret, by a check
   *  of six digits (`check`). */
  readonly typed: boolean;
  /** The QR secret shown or read for a `jti` (`<pairing id>.<n>`), 16 bytes; undefined where the code carried none. */
  secretOf(jti: string): Uint8Array | undefined;
  /** Everything as plain JSON, secrets included, to survive a reload of the page (`sessionStorage`, nothing longer). */
  save(): SavedPairing;
}

/** What `restore()` makes a pairing of again. */
export interface SavedPairing {
  readonly id: string;
  readonly role: Role;
  readonly peerToken: string;
  readonly signalingUrl: string;
  readonly server: string;
  /** Absent in what an earlier version has saved: `all`. */
  readonly iceTransportPolicy?: RTCIceTransportPolicy;
  /** Absent in what an earlier version has saved: false. */
  readonly typed?: boolean;
  readonly secrets: Readonly<Record<string, string>>;
}

// ---------------------------------------------------------------- presenting

export interface PresentOptions extends ServerOptions {
  /** Principals that may claim (`user:bob`, `device:kiosk-7`, or `*`); absent: only who shares an owner with the presenter. */
  readonly allow?: readonly string[];
  /** `relay`: both peers go through the server's TURN servers only, and neither learns the other's address. Refused with
   *  `request_malformed` where the server has none. */
  readonly iceTransportPolicy?: RTCIceTransportPolicy;
  /** Asks for a code to type in beside each QR code, for who has no camera. */
  readonly userCode?: boolean;
  /** `compact`: the same code with fewer, larger squares, which scanners that know only plain codes do not understand. */
  readonly encoding?: 'plain' | 'compact';
  readonly metadata?: Metadata;
  /** Ends the presentation when aborted. */
  readonly signal?: AbortSignal;
}

/** One code to show; a fresh one comes before the old one expires, for as long as nobody has claimed. */
export interface Code {
  /** What the QR code says: `<pairing token>~<QR secret>`, or its compact form `QRTC1:...`. A secret: never log it. */
  readonly text: string;
  /** The code as an SVG document, rendered in this page. */
  readonly svg: string;
  /** What can be typed in in place of it, such as `WDJB-MJHT`; where `userCode` asked for it. */
  readonly userCode?: string;
  readonly expiresAt: Date;
}

export interface PresentationEvents {
  /** Show this code now, in place of any earlier one. */
  code: Code;
  /** Somebody scanned the code and the server allowed it. */
  paired: { readonly pairing: Pairing; readonly peer: Peer };
  /** Somebody else tried the same code: it may have been photographed. */
  contention: Record<string, never>;
  /** The pairing ended before anybody connected; `reason` as in the `bye` frame. */
  ended: { readonly reason: string };
  problem: QrtcProblem;
}

/** A code that is being shown. */
export interface Presentation extends Events<PresentationEvents> {
  /** Resolves when paired; rejects with a `QrtcError` when ended before. */
  readonly paired: Promise<Pairing>;
  /** Takes the code back. */
  cancel(): Promise<void>;
}

// ------------------------------------------------------------------ scanning

export interface ScanOptions extends ServerOptions {
  /** Where the camera's picture is shown while it looks for a code. */
  readonly video: HTMLVideoElement;
  /** A stream to use in place of opening the camera; it is not stopped at the end. */
  readonly stream?: MediaStream;
  readonly metadata?: Metadata;
  /** Where `zxing_reader.wasm` is served from; default: beside the SDK's module. */
  readonly wasmUrl?: string;
  readonly signal?: AbortSignal;
}

export interface ScanEvents {
  /** The camera delivers pictures. */
  looking: { readonly stream: MediaStream };
  /** A code was read; it is being claimed. */
  found: Record<string, never>;
  /** Claimed: the two are paired. */
  paired: { readonly pairing: Pairing; readonly peer: Peer };
  /** A code that could not be used; scanning goes on. */
  problem: QrtcProblem;
}

/** A camera that looks for a code. */
export interface Scan extends Events<ScanEvents> {
  /** Resolves when paired; rejects with a `QrtcError` where the camera cannot be used or the scan was stopped. */
  readonly paired: Promise<Pairing>;
  /** Stops looking and lets go of a camera that the scan opened itself. */
  stop(): void;
}

// -------------------------------------------------------------------- typing

export interface EnterOptions extends ServerOptions {
  /** What somebody typed; case, spaces and hyphens do not matter. */
  readonly userCode: string;
  readonly metadata?: Metadata;
  readonly signal?: AbortSignal;
}

/** What a typed code leads to: a pairing, and who showed the code. */
export interface Entered {
  readonly pairing: Pairing;
  readonly peer: Peer;
}

// ---------------------------------------------------------------- connecting

export interface ConnectOptions {
  /** Tracks to send from the start. */
  readonly stream?: MediaStream;
  /** Label of the data channel that both ends open with id 0 (negotiated); default `qrtc`. */
  readonly label?: string;
  /** `relay` sends everything over TURN, which hides IP addresses from the peer; so does a pairing that asks for it. */
  readonly iceTransportPolicy?: RTCIceTransportPolicy;
}

export type ConnectionState = 'connecting' | 'connected' | 'interrupted' | 'ended';

export interface ConnectionEvents {
  state: { readonly state: ConnectionState };
  /**
   * The code was typed in, so only people can tell whether somebody sits in between: show these six digits and ask whether
   * the other screen shows the same. Nothing is sent or heard before both have accepted; say no where nobody answers.
   */
  check: { readonly digits: string; accept(): void; decline(): void };
  /** The control channel is open: `send()` works. */
  open: Record<string, never>;
  message: { readonly data: string | ArrayBuffer };
  track: { readonly track: MediaStreamTrack; readonly stream: MediaStream };
  /** Somebody else tried the code of this pairing: it may have been photographed. */
  contention: Record<string, never>;
  /** The peer's page went away (`present: false`) or came back. */
  peer: { readonly present: boolean };
  /** Signaling was interrupted or is back; a connection that stands goes on. */
  signaling: { readonly connected: boolean };
  ended: { readonly reason: string };
  problem: QrtcProblem;
}

/** A connection to the other peer. */
export interface Connection extends Events<ConnectionEvents> {
  readonly state: ConnectionState;
  readonly peerConnection: RTCPeerConnection;
  /** Sends over the control channel; false while it is not open. */
  send(data: string | ArrayBuffer): boolean;
  /** Adds a track and negotiates again. */
  addTrack(track: MediaStreamTrack, stream: MediaStream): RTCRtpSender;
  /** Says `bye` and closes everything. */
  close(reason?: string): Promise<void>;
}

// -------------------------------------------------------------------- events

/** A typed event source: `on` gives back the function that takes the listener away. */
export interface Events<M> {
  on<K extends keyof M>(type: K, listener: (event: M[K]) => void): () => void;
}
