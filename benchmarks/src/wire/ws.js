// SPDX-License-Identifier: Apache-2.0
import { Link } from './link.js';
import { numberIn, payload } from './payload.js';
import { connect, sourceAddress } from './socket.js';

class WsLink extends Link {
  constructor(url, localAddress) {
    super();
    this.url = url;
    this.localAddress = localAddress;
  }

  async open() {
    this.socket = await connect(this.url, {
      localAddress: this.localAddress,
      onText: (text) => this.onArrival(numberIn(text)),
      onEnd: (code) => this.ended(code),
    });
  }

  send(n) {
    this.socket.send(payload(n));
  }
}

/** A bare relay: { urls: [url] }. */
export function makePair({ urls }, name, index) {
  return [0, 1].map((i) => new WsLink(`${urls[0]}/${name}`, sourceAddress(2 * index + i)));
}
