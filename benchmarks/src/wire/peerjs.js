// SPDX-License-Identifier: Apache-2.0
import { Link } from './link.js';
import { numberIn, payload } from './payload.js';
import { connect, sourceAddress } from './socket.js';

/** How often a client says that it lives: its server forgets it after 60 s. PeerJS' own says so every 5 s. */
const HEARTBEAT_MS = 25_000;

class PeerJsLink extends Link {
  constructor(url, id, other, localAddress) {
    super();
    this.url = `${url}/peerjs?key=peerjs&id=${id}&token=${id}&version=1.5.5`;
    this.other = other;
    this.localAddress = localAddress;
  }

  async open() {
    const opened = new Promise((resolve) => (this.opened = resolve));
    this.socket = await connect(this.url, {
      localAddress: this.localAddress,
      onText: (text) => this.take(text),
      onEnd: (code) => {
        clearInterval(this.heartbeat);
        this.ended(code);
      },
    });
    await opened;
    this.heartbeat = setInterval(() => this.socket.send('{"type":"HEARTBEAT"}'), HEARTBEAT_MS);
  }

  take(text) {
    const n = numberIn(text);
    if (n >= 0) {
      this.onArrival(n);
    } else if (text.includes('"OPEN"')) {
      this.opened();
    } else if (!text.includes('"LEAVE"')) {
      this.onFault(text);
    }
  }

  send(n) {
    this.socket.send(`{"type":"OFFER","dst":"${this.other}","payload":${payload(n)}}`);
  }
}

/** One process: { urls: [url] }. */
export function makePair({ urls }, name, index) {
  const ids = [`${name}-p`, `${name}-s`];
  return ids.map((id, i) => new PeerJsLink(urls[0], id, ids[1 - i], sourceAddress(2 * index + i)));
}
