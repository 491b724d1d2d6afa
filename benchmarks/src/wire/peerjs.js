// SPDX-License-Identifier: Apache-2.0
import { Link } from './link.js';
import { numberIn, payload } from './payload.js';
import { open, sourceAddress } from './socket.js';

/** How often a client says that it lives: its server forgets it after 60 s. PeerJS' own says so every 5 s. */
const HEARTBEAT_MS = 25_000;

class PeerJsLink extends Link {
  async open(url, id, other, localAddress) {
    const opened = new Promise((resolve) => (this.opened = resolve));
    this.other = other;
    this.socket = await open(`${url}/peerjs?key=peerjs&id=${id}&token=${id}&version=1.5.5`, {
      localAddress,
      onText: (text) => this.take(text),
      onEnd: (code) => this.ended(code),
    });
    await opened;
    const heartbeat = setInterval(() => this.socket.send('{"type":"HEARTBEAT"}'), HEARTBEAT_MS);
    this.socket.on('close', () => clearInterval(heartbeat));
    return this;
  }

  take(text) {
    const n = numberIn(text);
    if (n >= 0) {
      this.onArrival(n);
    } else if (text.includes('"OPEN"')) {
      this.opened();
    } else {
      this.onFault(text);
    }
  }

  send(n) {
    this.socket.send(`{"type":"OFFER","dst":"${this.other}","payload":${payload(n)}}`);
  }
}

/** One process: { urls: [url] }. */
export async function openPair({ urls }, name, index) {
  const ids = [`${name}-p`, `${name}-s`];
  return Promise.all(
    ids.map((id, i) => new PeerJsLink().open(urls[0], id, ids[1 - i], sourceAddress(2 * index + i))),
  );
}
