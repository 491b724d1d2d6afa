// SPDX-License-Identifier: Apache-2.0
import { Link } from './link.js';
import { numberIn, payload } from './payload.js';
import { open, sourceAddress } from './socket.js';

class WsLink extends Link {
  async open(url, localAddress) {
    this.socket = await open(url, {
      localAddress,
      onText: (text) => this.onArrival(numberIn(text)),
      onEnd: (code) => this.ended(code),
    });
    return this;
  }

  send(n) {
    this.socket.send(payload(n));
  }
}

/** A bare relay: { urls: [url] }. */
export async function openPair({ urls }, name, index) {
  const links = [new WsLink(), new WsLink()];
  for (const [i, link] of links.entries()) {
    await link.open(`${urls[0]}/${name}`, sourceAddress(2 * index + i));
  }
  return links;
}
