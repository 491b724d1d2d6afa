// SPDX-License-Identifier: Apache-2.0
import type { Metadata, PairingState, Role } from '../api.js';

/** Frames of the signaling WebSocket; protocol, section 5. Unknown fields are ignored, unknown types dropped. */
export type ServerFrame = Welcome | Ack | ErrorFrame | GoingAway | MailboxFrame;

/** Frames that come through the mailbox: each carries its cursor and arrives exactly once, in order. */
export type MailboxFrame = { readonly cursor: string } & (
  | { readonly type: 'claimed' | 'paired'; readonly peer: PeerInfo; readonly jti: string; readonly via: Via }
  | { readonly type: 'contention' }
  | { readonly type: 'peer'; readonly present: boolean; readonly instance?: string | null }
  | {
      readonly type: 'description';
      readonly instance: string;
      readonly description: Description;
      readonly proof?: unknown;
    }
  | { readonly type: 'candidate'; readonly instance: string; readonly candidate: RTCIceCandidateInit | null }
  | { readonly type: 'resync' }
  | { readonly type: 'bye'; readonly reason?: string }
);

/** How the scanner came to the code: `qr` read it, `code` typed it in. */
export type Via = 'qr' | 'code';

export interface PeerInfo {
  readonly principal: string;
  readonly metadata?: Metadata;
}

export interface Description {
  readonly type: 'offer' | 'answer';
  readonly sdp: string;
}

export interface Welcome {
  readonly type: 'welcome';
  readonly pairing: { readonly id: string; readonly state: PairingState; readonly expiresIn: number };
  readonly role: Role;
  readonly polite: boolean;
  /** The highest id of this instance that the server has. */
  readonly lastId: number;
  /** The seq of the newest frame in this role's mailbox. */
  readonly head: number;
  readonly peer: (PeerInfo & { readonly present: boolean; readonly instance?: string | null }) | null;
  readonly jti: string | null;
  readonly via: Via | null;
}

export interface Ack {
  readonly type: 'ack';
  readonly id: number;
}

export interface ErrorFrame {
  readonly type: 'error';
  readonly code: string;
  readonly title?: string;
  readonly id?: number;
  readonly retryAfterMs?: number;
}

export interface GoingAway {
  readonly type: 'going-away';
  readonly afterMs: number;
}

/** What the client numbers and sends until it is acknowledged. */
export type NumberedFrame =
  | { readonly type: 'description'; readonly description: Description; readonly proof?: string }
  | { readonly type: 'candidate'; readonly candidate: RTCIceCandidateInit | null }
  | { readonly type: 'connected'; readonly transport: Transport; readonly tookMs: number }
  | { readonly type: 'failed'; readonly stage: Stage; readonly detail?: string }
  | { readonly type: 'bye'; readonly reason: string };

export type Transport = 'host' | 'srflx' | 'prflx' | 'relay';
export type Stage = 'media' | 'signaling' | 'ice' | 'dtls' | 'verify';

/** The seq of a cursor `<seq>-<tag>`. */
export function seqOf(cursor: string): number {
  return Number.parseInt(cursor, 10) || 0;
}

/** Reads a frame; undefined where it is none that this client knows, which it then ignores. */
export function parseFrame(data: unknown): ServerFrame | undefined {
  try {
    const frame: unknown = JSON.parse(String(data));
    return isRecord(frame) && isKnown(frame) ? (frame as unknown as ServerFrame) : undefined;
  } catch {
    return undefined;
  }
}

function isKnown(frame: Record<string, unknown>): boolean {
  switch (frame['type']) {
    case 'welcome':
      return isRecord(frame['pairing']) && typeof frame['lastId'] === 'number' && typeof frame['head'] === 'number';
    case 'ack':
      return typeof frame['id'] === 'number';
    case 'error':
      return typeof frame['code'] === 'string';
    case 'going-away':
      return typeof frame['afterMs'] === 'number';
    default:
      return typeof frame['cursor'] === 'string' && isMailboxFrame(frame);
  }
}

function isMailboxFrame(frame: Record<string, unknown>): boolean {
  switch (frame['type']) {
    case 'claimed':
    case 'paired':
      return isRecord(frame['peer']) && typeof frame['jti'] === 'string';
    case 'peer':
      return typeof frame['present'] === 'boolean';
    case 'description':
      return typeof frame['instance'] === 'string' && isDescription(frame['description']);
    case 'candidate':
      return typeof frame['instance'] === 'string' && (frame['candidate'] === null || isRecord(frame['candidate']));
    case 'contention':
    case 'resync':
    case 'bye':
      return true;
    default:
      return false;
  }
}

/** `pranswer` and `rollback` are not the peer's to say. */
function isDescription(value: unknown): boolean {
  return (
    isRecord(value) && (value['type'] === 'offer' || value['type'] === 'answer') && typeof value['sdp'] === 'string'
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
