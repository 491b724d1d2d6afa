// SPDX-License-Identifier: Apache-2.0
import type { QrtcProblem } from '../api.js';
import { Backoff } from '../rest/backoff.js';
import { finalReason } from './close-codes.js';
import { Delivery } from './delivery.js';
import {
  seqOf,
  type ErrorFrame,
  type MailboxFrame,
  type NumberedFrame,
  type ServerFrame,
  type Welcome,
} from './frames.js';
import type { Place } from './outbox.js';
import { Receipts } from './receipts.js';
import { SignalingSocket } from './socket.js';
import { Standing } from './standing.js';

export interface SignalingListener {
  /** Connected or back: `standing` is up to date. */
  welcome(): void;
  frame(frame: MailboxFrame): void;
  interrupted(): void;
  problem(problem: QrtcProblem): void;
  /** The signaling is over, and with it, but for `lost`, the pairing. */
  ended(reason: string): void;
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 15_000;
const page = 'window' in globalThis ? window : undefined;
const STABLE_AFTER_MS = 5_000;

/**
 * One peer's end of the signaling: a socket that comes back, the frames that the server does not have yet, and the
 * place in the mailbox. Frames that come while nobody listens are kept for who does.
 */
export class Signaling {
  readonly standing = new Standing();
  readonly #url: string;
  readonly #peerToken: string;
  readonly #delivery = new Delivery({
    write: (frame) => this.connected && this.#write(frame),
    unanswered: () => {
      if (this.connected) {
        this.#socket?.drop();
      }
    },
  });
  readonly #receipts = new Receipts((cursor) => this.#write({ type: 'received', cursor }));
  readonly #backoff = new Backoff(FIRST_PAUSE_MS, LONGEST_PAUSE_MS);
  #instance: string;
  #attempt = 0;
  #socket: SignalingSocket | undefined;
  #replaced: SignalingSocket | undefined;
  #welcomedAt: number | undefined;
  /** What the listener was told last; a replica that hands over is no interruption. */
  #up = false;
  #head = 0;
  #notBeforeMs = 0;
  #comeBack: ReturnType<typeof setTimeout> | undefined;
  #listener: SignalingListener | undefined;
  #kept: MailboxFrame[] = [];
  #endedBy: string | undefined;

  constructor(url: string, peerToken: string, instance: string) {
    this.#url = url;
    this.#peerToken = peerToken;
    this.#instance = instance;
    page?.addEventListener('online', this.#online);
    this.#open();
  }

  get instance(): string {
    return this.#instance;
  }

  get connected(): boolean {
    return this.#welcomedAt !== undefined;
  }

  /** Whether the server has everything that was sent. */
  get settled(): boolean {
    return this.#delivery.settled;
  }

  /** Takes the place of any earlier listener, and gets what came while there was none. */
  attach(listener: SignalingListener | undefined): void {
    this.#listener = listener;
    for (const frame of listener === undefined ? [] : this.#kept.splice(0)) {
      listener?.frame(frame);
    }
    if (this.#endedBy !== undefined) {
      listener?.ended(this.#endedBy);
    }
  }

  send(frame: NumberedFrame): void {
    this.#delivery.send(frame);
  }

  /** Takes a place in the queue for a frame that is still to be made. */
  reserve(): Place {
    return this.#delivery.reserve();
  }

  /** Goes on as a new instance: with a new RTCPeerConnection, and nothing sent yet. */
  renew(instance: string): void {
    this.#instance = instance;
    this.#attempt = 0;
    this.#delivery.clear();
    this.#socket?.letGo();
    this.#open();
  }

  /** Lets go of the server, which then sees this peer as absent. */
  close(): void {
    this.#endedBy ??= 'closed';
    this.#receipts.stop();
    clearTimeout(this.#comeBack);
    this.#delivery.stop();
    page?.removeEventListener('online', this.#online);
    this.#replaced?.letGo();
    this.#socket?.letGo();
    this.#welcomedAt = undefined;
  }

  readonly #online = (): void => {
    if (!this.connected) {
      this.#open();
    }
  };

  #open(): void {
    if (this.#endedBy !== undefined) {
      return;
    }
    clearTimeout(this.#comeBack);
    this.#welcomedAt = undefined;
    this.#socket?.mute();
    this.#replaced?.letGo();
    this.#replaced = this.#socket;
    this.#socket = new SignalingSocket(
      {
        url: this.#url,
        peerToken: this.#peerToken,
        instance: this.#instance,
        attempt: ++this.#attempt,
        cursor: this.#receipts.cursor,
        acked: this.#delivery.acked,
      },
      {
        frame: (frame) => {
          this.#read(frame);
        },
        closed: (code) => {
          this.#closed(code);
        },
      },
    );
  }

  #write(frame: object): boolean {
    return this.#socket?.write(JSON.stringify(frame)) ?? false;
  }

  #read(frame: ServerFrame): void {
    switch (frame.type) {
      case 'welcome':
        this.#welcome(frame);
        return;
      case 'ack':
        this.#delivery.acknowledged(frame.id);
        return;
      case 'error':
        this.#refused(frame);
        return;
      case 'going-away':
        this.#comeBack = setTimeout(() => {
          this.#open();
        }, frame.afterMs);
        return;
      default:
        this.#mail(frame);
    }
  }

  #welcome(welcome: Welcome): void {
    this.#replaced?.letGo();
    this.#replaced = undefined;
    this.#welcomedAt = Date.now();
    this.#up = true;
    this.#head = welcome.head;
    this.standing.welcome(welcome);
    this.#delivery.resume(welcome.lastId);
    this.#listener?.welcome();
  }

  #mail(frame: MailboxFrame): void {
    this.#receipts.saw(frame.cursor);
    this.standing.read(frame, seqOf(frame.cursor) <= this.#head);
    if (this.#listener === undefined) {
      this.#kept.push(frame);
    } else {
      this.#listener.frame(frame);
    }
    if (frame.type === 'bye') {
      this.#end(frame.reason ?? 'completed');
    }
  }

  #refused(error: ErrorFrame): void {
    const { code, title, id, retryAfterMs } = error;
    if (id !== undefined && this.#delivery.refused({ ...error, id }) === 'again') {
      return;
    }
    this.#notBeforeMs = retryAfterMs ?? 0;
    this.#listener?.problem({ code, message: title ?? code });
  }

  #closed(code: number): void {
    this.#replaced?.letGo();
    this.#replaced = undefined;
    if (this.#welcomedAt !== undefined && Date.now() - this.#welcomedAt > STABLE_AFTER_MS) {
      this.#backoff.reset();
    }
    this.#welcomedAt = undefined;
    const reason = finalReason(code);
    if (reason !== undefined) {
      this.#end(reason);
      return;
    }
    clearTimeout(this.#comeBack);
    this.#comeBack = setTimeout(() => {
      this.#open();
    }, this.#backoff.next(this.#notBeforeMs));
    this.#notBeforeMs = 0;
    if (this.#up) {
      this.#up = false;
      this.#listener?.interrupted();
    }
  }

  #end(reason: string): void {
    if (this.#endedBy === undefined) {
      this.#endedBy = reason;
      this.close();
      this.#listener?.ended(reason);
    }
  }
}
