// SPDX-License-Identifier: Apache-2.0
import { parseFrame, type ServerFrame } from './frames.js';

const WELCOME_WITHIN_MS = 10_000;

export interface SocketListener {
  frame(frame: ServerFrame): void;
  closed(code: number): void;
}

export interface SocketAddress {
  readonly url: string;
  readonly peerToken: string;
  readonly instance: string;
  /** Rises with each connection of an instance. */
  readonly attempt: number;
  readonly cursor: string;
  /** The highest id that the server acknowledged to this instance. */
  readonly acked: number;
}

/** One WebSocket of the protocol; it hears nothing any more once it was let go. */
export class SignalingSocket {
  readonly #socket: WebSocket;
  #listener: SocketListener | undefined;
  readonly #deadline: ReturnType<typeof setTimeout>;

  constructor(address: SocketAddress, listener: SocketListener) {
    this.#listener = listener;
    this.#socket = new WebSocket(urlOf(address), ['qrtc.v1', `peer.${address.peerToken}`]);
    this.#socket.addEventListener('message', ({ data }) => {
      this.#read(data);
    });
    this.#socket.addEventListener('close', ({ code }) => {
      this.#ended(code);
    });
    this.#deadline = setTimeout(() => {
      this.drop();
    }, WELCOME_WITHIN_MS);
  }

  /** Whether the socket took the text. */
  write(text: string): boolean {
    if (this.#socket.readyState !== WebSocket.OPEN) {
      return false;
    }
    this.#socket.send(text);
    return true;
  }

  /** Tells the listener nothing any more, but stays open until it is let go. */
  mute(): void {
    this.#listener = undefined;
    clearTimeout(this.#deadline);
  }

  /** Lets go: closes without telling the listener. */
  letGo(): void {
    this.mute();
    this.#socket.close();
  }

  /** Gives up a socket that does not work; the listener hears of it at once, though the browser may take a minute. */
  drop(): void {
    const listener = this.#listener;
    this.letGo();
    listener?.closed(1006);
  }

  #read(data: unknown): void {
    const frame = parseFrame(data);
    if (frame === undefined) {
      return;
    }
    if (frame.type === 'welcome') {
      clearTimeout(this.#deadline);
    }
    this.#listener?.frame(frame);
  }

  #ended(code: number): void {
    clearTimeout(this.#deadline);
    const listener = this.#listener;
    this.#listener = undefined;
    listener?.closed(code);
  }
}

function urlOf({ url, instance, attempt, cursor, acked }: SocketAddress): string {
  const address = new URL(url);
  for (const [name, value] of Object.entries({ instance, attempt, cursor, acked })) {
    address.searchParams.set(name, String(value));
  }
  return address.href;
}
