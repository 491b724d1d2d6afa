// SPDX-License-Identifier: Apache-2.0
// Our protocol as our SDK speaks it: numbered frames, acknowledgements read, `received` after every 16 frames.
import { randomBytes } from 'node:crypto';
import { Link } from './link.js';
import { numberIn, payload } from './payload.js';
import { open, sourceAddress } from './socket.js';
import { PairingApi } from './pairing-api.js';

/** As the SDK: client/src/signaling. */
const FRAMES_A_RECEIPT = 16;
const MAIL = '{"cursor":"';
const ACK = '{"type":"ack","id":';

export class QrtcLink extends Link {
  instance = randomBytes(6).toString('base64url');
  attempt = 0;
  cursor = '';
  acknowledged = 0;
  lastId = 0;
  unconfirmed = 0;
  resyncs = 0;
  /** Called with each control frame of the mailbox. */
  onControl = () => {};

  constructor(url, token, localAddress) {
    super();
    this.url = url;
    this.token = token;
    this.localAddress = localAddress;
  }

  /** Connects, for the first time or again; gives the `welcome`. */
  async open() {
    this.attempt++;
    const welcome = new Promise((resolve, reject) => {
      this.welcomed = resolve;
      this.refused = reject;
    });
    welcome.catch(() => {});
    const query =
      `instance=${this.instance}&attempt=${this.attempt}&cursor=${this.cursor}` +
      (this.attempt > 1 ? `&acked=${this.acknowledged}` : '');
    this.socket = await open(`${this.url}/v1/signaling?${query}`, {
      protocols: ['qrtc.v1'],
      headers: { authorization: `Bearer ${this.token}` },
      localAddress: this.localAddress,
      onText: (text) => this.take(text),
      onEnd: (code) => {
        this.refused(new Error(`closed with ${code} before a welcome`));
        this.ended(code);
      },
    });
    return welcome;
  }

  take(text) {
    if (text.startsWith(MAIL)) {
      this.mail(text);
    } else if (text.startsWith(ACK)) {
      this.acknowledged = parseInt(text.slice(ACK.length), 10);
    } else {
      this.control(JSON.parse(text));
    }
  }

  mail(text) {
    this.cursor = text.slice(MAIL.length, text.indexOf('"', MAIL.length));
    const n = numberIn(text);
    if (++this.unconfirmed >= FRAMES_A_RECEIPT) {
      this.receipt();
    }
    if (n >= 0) {
      this.onArrival(n);
    } else {
      this.control(JSON.parse(text));
    }
  }

  receipt() {
    this.unconfirmed = 0;
    this.socket.send(`{"type":"received","cursor":"${this.cursor}"}`);
  }

  control(frame) {
    switch (frame.type) {
      case 'welcome':
        this.welcomed(frame);
        break;
      case 'ack':
        this.acknowledged = frame.id;
        break;
      case 'error':
        this.onFault(JSON.stringify(frame));
        break;
      case 'resync':
        this.resyncs++;
        break;
    }
    this.onControl(frame);
  }

  send(n) {
    this.socket.send(`{"type":"description","id":${++this.lastId},"description":${payload(n)}}`);
  }

  bye() {
    this.socket.send(`{"type":"bye","id":${++this.lastId}}`);
  }
}

/** The two links of a pairing that is made now, not yet open; the peers are at different replicas, and take turns in who is where. */
export async function makePair(target, index) {
  const { presenter, scanner } = await PairingApi.of(target).pair(index);
  const at = (i) => target.urls[(index + i) % target.urls.length];
  return [
    new QrtcLink(at(0), presenter, sourceAddress(2 * index)),
    new QrtcLink(at(1), scanner, sourceAddress(2 * index + 1)),
  ];
}

/** Replicas: { urls: [url, url], token: [url], client: {id, secret} }. */
export async function openPair(target, name, index) {
  const links = await makePair(target, index);
  await Promise.all(links.map((link) => link.open()));
  return links;
}
