// SPDX-License-Identifier: Apache-2.0
import type { Role } from '../api.js';

/** For the first connection, before and after the one restart. */
export const ICE_WITHIN_MS = 20_000;
/** A connection that is `disconnected` often comes back by itself. */
const GRACE_MS = 2_000;
/** The scanner waits for the presenter's restart first, so that they do not collide. */
const SCANNER_WAITS_MS = 4_000;
const LONGEST_PAUSE_MS = 60_000;

export interface RecoveryActions {
  /** Whether a restart can reach the peer: it is there, and so is the signaling. */
  possible(): boolean;
  restart(): void;
  connected(): void;
  interrupted(): void;
  /** The first connection did not come about; one that stood once is never given up. */
  failed(stage: 'ice' | 'dtls'): void;
}

/** Watches over one RTCPeerConnection's transport: a deadline for the first connection, restarts whenever it breaks. */
export class Recovery {
  readonly #connection: RTCPeerConnection;
  readonly #role: Role;
  readonly #actions: RecoveryActions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #awaiting = false;
  #restarts = 0;
  #wasConnected = false;
  #closed = false;

  constructor(connection: RTCPeerConnection, role: Role, actions: RecoveryActions) {
    this.#connection = connection;
    this.#role = role;
    this.#actions = actions;
    connection.addEventListener('connectionstatechange', () => {
      this.#changed();
    });
  }

  /** The descriptions are exchanged: from now on it takes only ICE and DTLS. */
  await(): void {
    if (!this.#awaiting && !this.#closed) {
      this.#awaiting = true;
      this.#after(ICE_WITHIN_MS, () => {
        this.#firstFailed('ice');
      });
    }
  }

  /** The peer or the signaling is back: no need to wait any longer. */
  nudge(): void {
    if (this.#wasConnected && this.#connection.connectionState !== 'connected') {
      this.#after(this.#role === 'presenter' ? 0 : SCANNER_WAITS_MS, () => {
        this.#restart();
      });
    }
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #changed(): void {
    if (this.#closed) {
      return;
    }
    switch (this.#connection.connectionState) {
      case 'connected':
        clearTimeout(this.#timer);
        this.#wasConnected = true;
        this.#restarts = 0;
        this.#actions.connected();
        return;
      case 'disconnected':
        this.#broken(GRACE_MS);
        return;
      case 'failed':
        this.#broken(0);
        return;
      default:
    }
  }

  #broken(graceMs: number): void {
    if (this.#wasConnected) {
      this.#actions.interrupted();
      this.#after(this.#role === 'presenter' ? graceMs : graceMs + SCANNER_WAITS_MS, () => {
        this.#restart();
      });
    } else if (graceMs === 0) {
      const iceStands = ['connected', 'completed'].includes(this.#connection.iceConnectionState);
      this.#firstFailed(iceStands ? 'dtls' : 'ice');
    }
  }

  #firstFailed(stage: 'ice' | 'dtls'): void {
    if (stage === 'dtls' || this.#restarts > 0) {
      this.#actions.failed(stage);
      return;
    }
    this.#restarts = 1;
    if (this.#role === 'presenter') {
      this.#actions.restart();
    }
    this.#after(ICE_WITHIN_MS, () => {
      this.#firstFailed('ice');
    });
  }

  #restart(): void {
    if (this.#connection.connectionState === 'connected') {
      return;
    }
    if (this.#actions.possible()) {
      this.#actions.restart();
    }
    this.#after(Math.min(LONGEST_PAUSE_MS, ICE_WITHIN_MS * 2 ** this.#restarts++), () => {
      this.#restart();
    });
  }

  #after(ms: number, action: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (!this.#closed) {
        action();
      }
    }, ms);
  }
}
