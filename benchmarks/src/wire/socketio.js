// SPDX-License-Identifier: Apache-2.0
// Engine.IO 4 and the Socket.IO protocol 5, by hand: 0 open, 2 ping, 3 pong, 40 connect, 42 event, 44 error.
import { Link } from './link.js';
import { numberIn, payload } from './payload.js';
import { open, sourceAddress } from './socket.js';

class SocketIoLink extends Link {
  async open(url, pair, localAddress) {
    const joined = new Promise((resolve) => (this.joined = resolve));
    this.pair = pair;
    this.socket = await open(`${url}/socket.io/?EIO=4&transport=websocket`, {
      localAddress,
      onText: (text) => this.take(text),
      onEnd: (code) => this.ended(code),
    });
    await joined;
    return this;
  }

  take(text) {
    if (text.startsWith('42')) {
      this.onArrival(numberIn(text));
    } else if (text === '2') {
      this.socket.send('3');
    } else if (text.startsWith('40')) {
      this.joined();
    } else if (text.startsWith('0')) {
      // The frame may come with the answer to the upgrade, before its promise is looked at.
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
export async function openPair({ urls }, name, index) {
  const links = [new SocketIoLink(), new SocketIoLink()];
  await Promise.all(
    links.map((link, i) => link.open(urls[(index + i) % urls.length], name, sourceAddress(2 * index + i))),
  );
  return links;
}
