// SPDX-License-Identifier: Apache-2.0
/** One connection of one peer. A subclass speaks one server's protocol. */
export class Link {
  /** Called with the number of each payload that arrives. */
  onArrival = () => {};
  /** Called once with a sentence when the connection ends although nobody closed it, or the server says that something is wrong. */
  onFault = () => {};
  socket;
  closing = false;

  ended(code) {
    if (!this.closing) {
      this.onFault(`the connection was closed with ${code}`);
    }
  }

  close() {
    this.closing = true;
    this.socket?.close();
  }

  terminate() {
    this.closing = true;
    this.socket?.terminate();
  }
}
