// SPDX-License-Identifier: Apache-2.0
const PATIENCE_MS = 10_000;

/** One connection of one peer. A subclass speaks one server's protocol: open(), send(n). */
export class Link {
  /** Called with the number of each payload that arrives. */
  onArrival = () => {};
  /** Called with a sentence when the connection ends although nobody closed it, or the server says that something is wrong. */
  onFault = () => {};
  socket;
  closing = false;

  ended(code) {
    if (!this.closing) {
      this.onFault(`the connection was closed with ${code}`);
    }
  }

  /** Closes the connection; resolves when it is gone. */
  async finish() {
    this.closing = true;
    const socket = this.socket;
    if (socket === undefined || socket.readyState === socket.CLOSED) {
      return;
    }
    const gone = new Promise((resolve) => socket.once('close', resolve));
    this.sayGoodbye();
    const timer = setTimeout(() => socket.terminate(), PATIENCE_MS);
    await gone;
    clearTimeout(timer);
  }

  sayGoodbye() {
    this.socket.close();
  }
}
