// SPDX-License-Identifier: Apache-2.0
// Engine.IO 4 and the Socket.IO protocol 5, by hand: 0 open, 2 ping, 3 pong, 40 connect, 42 event, 44 error.
import { Link } from './link.js';
import { numberIn, payload } from './payload.js';
import { connect, sourceAddress } from './socket.js';

class SocketIoLink extends Link {
  constructor(url, pair, localAddress) {
    super();
    this.url = `${url}/socket.io/?EIO=4&transport=websocket`;
    this.pair = pair;
    this.localAddress = localAddress;
  }

  async open() {
    const joined = new Promise((resolve) => (this.joined = resolve));
    this.socket = await connect(this.url, {
      localAddress: this.localAddress,
      onText: (text) => this.take(text),
      onEnd: (code) => this.ended(code),
    });
    await joined;
  }

  take(text) {
    if (text.startsWith('42')) {
      this.onArrival(numberIn(text));
    } else if (text === '2') {
      this.socket.send('3');
    } else if (text.startsWith('40')) {
      this.joined();
    } else if (text.startsWith('0')) {
      // It may come with the answer to the upgrade, before open() has the socket.
      setImmediate(() => this.socket.send(`40{"pair":"${this.pair}"}`));
    } else {
      this.onFault(text);
    }
  }

  send(n) {
    this.socket.send(`42["signal",${payload(n)}]`);
  }
}

/** Several instances: { urls: [url, url] }; the peers of a pair are at different ones, and take turns in who is where. */
export function makePair({ urls }, name, index) {
  return [0, 1].map((i) => new SocketIoLink(urls[(index + i) % urls.length], name, sourceAddress(2 * index + i)));
}
