// SPDX-License-Identifier: Apache-2.0
import type { NumberedFrame } from './frames.js';

/** A place in the queue: what is queued later goes out later, however long this one's frame takes to be made. */
export interface Place {
  fill(frame: NumberedFrame): void;
  /** Gives the place up. */
  drop(): void;
}

interface Entry {
  frame: NumberedFrame | undefined;
}

/**
 * The frames of one instance that the server has not acknowledged, in order. Frames get their ids by their place, so
 * that ids never have a gap: the first entry is always `acked + 1`.
 */
export class Outbox {
  readonly #write: (frame: NumberedFrame & { readonly id: number }) => boolean;
  #entries: Entry[] = [];
  #acked = 0;
  #sent = 0;

  /** `write` says whether a socket took the frame. */
  constructor(write: (frame: NumberedFrame & { readonly id: number }) => boolean) {
    this.#write = write;
  }

  /** The highest id that the server acknowledged. */
  get acked(): number {
    return this.#acked;
  }

  /** Whether the server owes an acknowledgement. */
  get waiting(): boolean {
    return this.#sent > 0;
  }

  /** Whether nothing is left to send or to be acknowledged. */
  get empty(): boolean {
    return this.#entries.length === 0;
  }

  add(frame: NumberedFrame): void {
    this.#entries.push({ frame });
    this.flush();
  }

  reserve(): Place {
    const entry: Entry = { frame: undefined };
    this.#entries.push(entry);
    return {
      fill: (frame) => {
        entry.frame = frame;
        this.flush();
      },
      drop: () => {
        this.#entries = this.#entries.filter((other) => other !== entry);
        this.flush();
      },
    };
  }

  /** Sends what can go: everything before the first place that is not filled yet. */
  flush(): void {
    for (;;) {
      const frame = this.#entries[this.#sent]?.frame;
      if (frame === undefined || !this.#write({ ...frame, id: this.#acked + this.#sent + 1 })) {
        return;
      }
      this.#sent++;
    }
  }

  /** The server has everything up to this id; it may also speak of a frame that is about to be sent again. */
  acknowledge(id: number): void {
    const count = Math.min(id - this.#acked, this.#entries.length);
    if (count > 0) {
      this.#entries.splice(0, count);
      this.#acked += count;
      this.#sent = Math.max(0, this.#sent - count);
    }
  }

  /** Sends again from the first frame that is not acknowledged. */
  rewind(): void {
    this.#sent = 0;
  }

  /** The server will never take the frame of this id: those after it move up. */
  refuse(id: number): void {
    const index = id - this.#acked - 1;
    if (index >= 0 && index < this.#sent) {
      this.#entries.splice(index, 1);
    }
    this.rewind();
  }

  /**
   * Goes on after a reconnect to a server that has everything up to `lastId`. Where that is less than it had
   * acknowledged, descriptions and candidates speak of a past that is lost, and are dropped: the server, which was told
   * the acknowledged id, calls both peers to `resync`.
   */
  resume(lastId: number): void {
    const lost = lastId < this.#acked;
    this.acknowledge(lastId);
    this.rewind();
    this.#acked = lastId;
    if (lost) {
      this.#entries = this.#entries.filter(({ frame }) => frame?.type !== 'description' && frame?.type !== 'candidate');
    }
  }

  /** Starts anew for a new instance: what concerned the old one's descriptions is dropped. */
  clear(): void {
    this.#entries = [];
    this.#acked = 0;
    this.#sent = 0;
  }
}
