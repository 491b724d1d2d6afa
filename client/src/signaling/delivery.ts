// SPDX-License-Identifier: Apache-2.0
import type { ErrorFrame, NumberedFrame } from './frames.js';
import { Outbox, type Place } from './outbox.js';

const ACK_WITHIN_MS = 10_000;
/** Errors after which the same frame is sent again a little later. */
export const AGAIN = new Set(['id_gap', 'mailbox_full', 'not_paired', 'too_many_frames', 'unavailable', 'internal']);

export interface DeliveryPorts {
  /** Whether a welcomed socket took the frame. */
  write(frame: object): boolean;
  /** Nothing is acknowledged any more: the socket is dead, though the browser may not have noticed. */
  unanswered(): void;
}

/** Brings numbered frames to the server: sends, sends again after a refusal that passes, and watches that acks come. */
export class Delivery {
  readonly #ports: DeliveryPorts;
  readonly #outbox: Outbox;
  #paused = false;
  #again: ReturnType<typeof setTimeout> | undefined;
  #ackDeadline: ReturnType<typeof setTimeout> | undefined;

  constructor(ports: DeliveryPorts) {
    this.#ports = ports;
    this.#outbox = new Outbox((frame) => !this.#paused && ports.write(frame));
  }

  get acked(): number {
    return this.#outbox.acked;
  }

  /** Whether the server has everything that was sent. */
  get settled(): boolean {
    return this.#outbox.empty;
  }

  send(frame: NumberedFrame): void {
    this.#outbox.add(frame);
    this.#watch();
  }

  reserve(): Place {
    const place = this.#outbox.reserve();
    return {
      fill: (frame) => {
        place.fill(frame);
        this.#watch();
      },
      drop: () => {
        place.drop();
        this.#watch();
      },
    };
  }

  /** Goes on with a new socket, to a server that has everything up to `lastId`. */
  resume(lastId: number): void {
    this.#outbox.resume(lastId);
    this.#unwatch();
    this.#flush();
  }

  acknowledged(id: number): void {
    this.#outbox.acknowledge(id);
    this.#unwatch();
    this.#watch();
  }

  /** The server did not take the frame: again a little later, or never where that would change nothing. */
  refused({ code, id, retryAfterMs }: ErrorFrame & { readonly id: number }): 'again' | 'never' {
    if (!AGAIN.has(code)) {
      this.#outbox.refuse(id);
      this.#flush();
      return 'never';
    }
    this.#paused = true;
    clearTimeout(this.#again);
    const inMs = retryAfterMs ?? 100 + Math.random() * 400;
    this.#again = setTimeout(() => {
      this.#outbox.rewind();
      this.#flush();
    }, inMs);
    return 'again';
  }

  /** Starts anew for a new instance. */
  clear(): void {
    this.stop();
    this.#paused = false;
    this.#outbox.clear();
  }

  stop(): void {
    clearTimeout(this.#again);
    this.#unwatch();
  }

  #flush(): void {
    clearTimeout(this.#again);
    this.#paused = false;
    this.#outbox.flush();
    this.#watch();
  }

  #watch(): void {
    if (this.#outbox.waiting) {
      this.#ackDeadline ??= setTimeout(() => {
        this.#ackDeadline = undefined;
        if (!this.#paused && this.#outbox.waiting) {
          this.#ports.unanswered();
        }
      }, ACK_WITHIN_MS);
    }
  }

  #unwatch(): void {
    clearTimeout(this.#ackDeadline);
    this.#ackDeadline = undefined;
  }
}
