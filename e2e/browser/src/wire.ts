// SPDX-License-Identifier: Apache-2.0
import type { Page, WebSocketRoute } from 'playwright-core';
import { expect } from 'vitest';
import type { Watch } from './watch.js';

export type Frame = { readonly type: string } & Readonly<Record<string, unknown>>;

/** What becomes of a frame on its way: another one, or none. */
export type Change = (frame: Frame) => Frame | undefined;

const AS_IT_IS: Change = (frame) => frame;
/** As when a network drops out: no code of the protocol's, so the client comes back. */
const DROPPED = 1012;

/** Whoever sits between a page and the signaling, as a hostile server would: hears everything, and may change it. */
export class Wire {
  /** What the page said, in order. */
  readonly said: Frame[] = [];
  /** What the server said, before it was changed. */
  readonly heard: Frame[] = [];
  toPage: Change = AS_IT_IS;
  toServer: Change = AS_IT_IS;
  readonly #sockets = new Set<WebSocketRoute>();
  #isCut = false;

  /** From the next navigation on. */
  static async tap(page: Page, watch: Watch): Promise<Wire> {
    const wire = new Wire();
    // What is on its way when a page hangs up is ours to send, in the page, and the browser tells it there.
    watch.expects(/WebSocket is already in CLOSING or CLOSED state/);
    await page.routeWebSocket(/\/v1\/signaling/, (socket) => {
      wire.#carry(socket);
    });
    return wire;
  }

  /** Drops the connection and lets no other through. */
  async cut(): Promise<void> {
    this.#isCut = true;
    const sockets = [...this.#sockets];
    this.#sockets.clear();
    await Promise.all(sockets.map((socket) => socket.close({ code: DROPPED })));
  }

  mend(): void {
    this.#isCut = false;
  }

  /** Waits until the server has said this. */
  async hears(type: string): Promise<void> {
    await expect.poll(() => this.heard.map((frame) => frame.type), { timeout: 15_000 }).toContain(type);
  }

  /** Waits until the page has said this; gives what it said. */
  async says(type: string): Promise<Frame | undefined> {
    await expect.poll(() => this.said.map((frame) => frame.type), { timeout: 15_000 }).toContain(type);
    return this.said.find((frame) => frame.type === type);
  }

  #carry(socket: WebSocketRoute): void {
    if (this.#isCut) {
      void socket.close({ code: DROPPED });
      return;
    }
    this.#sockets.add(socket);
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      const frame = JSON.parse(String(message)) as Frame;
      this.said.push(frame);
      pass(this.toServer(frame), server);
    });
    server.onMessage((message) => {
      const frame = JSON.parse(String(message)) as Frame;
      this.heard.push(frame);
      pass(this.toPage(frame), socket);
    });
  }
}

function pass(frame: Frame | undefined, to: WebSocketRoute): void {
  if (frame !== undefined) {
    to.send(JSON.stringify(frame));
  }
}

/** Changes the SDP of offers and answers, and leaves alone what is none. */
export function inDescriptions(change: (sdp: string) => string): Change {
  return (frame) => {
    const description = frame['description'] as { sdp: string } | undefined;
    return description === undefined
      ? frame
      : { ...frame, description: { ...description, sdp: change(description.sdp) } };
  };
}
