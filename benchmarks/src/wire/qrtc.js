// SPDX-License-Identifier: Apache-2.0
// Our protocol as our SDK speaks it: numbered frames, acknowledgements read, `received` after every 16 frames.
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Link } from './link.js';
import { numberIn, payload } from './payload.js';
import { connect, sourceAddress } from './socket.js';
import { PairingApi } from './pairing-api.js';

/** As the SDK: client/src/signaling. */
const FRAMES_A_RECEIPT = 16;
/** And where fewer came, after this time. */
const LEISURE_MS = 200;
/** Close codes after which a client comes back; 1006 is a connection that broke. */
const COME_BACK = new Set([1001, 1006, 1011, 1012, 1013, 4408]);
/** After which nobody does, because the pairing is over. */
const OVER = new Set([1000, 4410]);
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 3_000;
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
  reconnections = 0;
  fullMailboxes = 0;
  ready = false;
  /** While the other's mailbox is full. */
  waiting = false;
  reached = false;
  returning = false;
  /** Whether, each time it came back, the server had all that it had acknowledged and the pairing was still paired. */
  returnedComplete = true;
  /** Called with each control frame of the mailbox. */
  onControl = () => {};
  /** Called when continuity was lost. */
  onResync = () => {};
  /** Called with the close code of each connection that had its `welcome`. */
  onClose = () => {};
  /** Called with the `welcome` of each connection after the first. */
  onReturn = () => {};
  /** Called with why a connection did not get one. */
  onRefusal = () => {};
  /** When the server's word allows the next connection, in ms of the clock. */
  #notBefore = 0;
  #wasIn = false;
  #bye;
  #whenOver;

  constructor(url, token, localAddress) {
    super();
    this.url = url;
    this.token = token;
    this.localAddress = localAddress;
  }

  /** Connects for the first time; gives the `welcome`. From then on the link comes back by itself where the protocol says so. */
  async open() {
    const frame = await this.#connect();
    this.reached = true;
    this.#wasIn = true;
    return frame;
  }

  /** Connects for the first time, and where that fails again, as it does later. */
  async reach() {
    this.reached = true;
    await this.#comeBack();
  }

  /** Says `bye`, or only waits for the other's; resolves when the server has closed because the pairing is over. */
  leave({ saysBye }) {
    const over = new Promise((resolve) => (this.#whenOver = resolve));
    if (saysBye) {
      this.#bye = ++this.lastId;
      if (this.ready && !this.waiting) {
        this.#write(this.#bye);
      }
    }
    return over;
  }

  async #connect() {
    this.attempt++;
    const welcome = new Promise((resolve, reject) => {
      this.welcomed = resolve;
      this.refused = reject;
    });
    welcome.catch(() => {});
    const query =
      `instance=${this.instance}&attempt=${this.attempt}&cursor=${this.cursor}` +
      (this.attempt > 1 ? `&acked=${this.acknowledged}` : '');
    await connect(`${this.url}/v1/signaling?${query}`, {
      protocols: ['qrtc.v1'],
      headers: { authorization: `Bearer ${this.token}` },
      localAddress: this.localAddress,
      // At once: the `welcome` may come together with the answer to the upgrade, and is answered.
      onSocket: (socket) => (this.socket = socket),
      onText: (text) => this.take(text),
      onEnd: (code) => this.ended(code),
    });
    return welcome;
  }

  ended(code) {
    const wasIn = this.ready;
    this.ready = false;
    this.waiting = false;
    this.refused(new Error(`closed with ${code} before a welcome`));
    if (this.closing) {
      return;
    }
    if (wasIn) {
      this.onClose(code);
    }
    if (OVER.has(code) && this.#whenOver !== undefined) {
      this.closing = true;
      this.#whenOver();
    } else if (!this.reached) {
      return;
    } else if (!COME_BACK.has(code)) {
      super.ended(code);
      this.closing = true;
    } else if (!this.returning) {
      this.#comeBack();
    }
  }

  // With pauses that double, each of a random length: many come back at once.
  async #comeBack() {
    this.returning = true;
    for (let pause = FIRST_PAUSE_MS; !this.closing; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      await sleep(Math.max(this.#notBefore - Date.now(), 0) + Math.random() * pause);
      try {
        const welcome = await this.#connect();
        if (this.#wasIn) {
          this.reconnections++;
          this.returnedComplete &&= welcome.lastId >= this.acknowledged && welcome.pairing.state === 'paired';
          this.onReturn(welcome);
        }
        this.#wasIn = true;
        break;
      } catch (error) {
        // Refused, or broken again: there is a next time.
        this.onRefusal(error);
      }
    }
    this.returning = false;
  }

  // What the server does not have yet is sent again; every numbered frame of a link is a payload, so that their numbers are one.
  #welcome(frame) {
    this.ready = true;
    this.#writeFrom(frame.lastId + 1);
    this.welcomed(frame);
  }

  // A mailbox that is full refuses a frame, and with it all that follow: they go again after the time that the server names.
  #refused(frame) {
    if (frame.code === 'mailbox_full' && !this.waiting) {
      this.waiting = true;
      this.fullMailboxes++;
      setTimeout(() => {
        if (this.waiting) {
          this.waiting = false;
          this.#writeFrom(this.acknowledged + 1);
        }
      }, frame.retryAfterMs);
    } else if (!this.waiting) {
      this.onFault(JSON.stringify(frame));
    }
  }

  #writeFrom(first) {
    for (let id = first; id <= this.lastId; id++) {
      this.#write(id);
    }
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
    } else if (this.timer === undefined) {
      this.timer = setTimeout(() => this.atLeisure(), LEISURE_MS);
    }
    if (n >= 0) {
      this.onArrival(n);
    } else {
      this.control(JSON.parse(text));
    }
  }

  atLeisure() {
    this.timer = undefined;
    if (this.unconfirmed > 0 && this.ready) {
      this.receipt();
    }
  }

  receipt() {
    this.unconfirmed = 0;
    this.socket.send(`{"type":"received","cursor":"${this.cursor}"}`);
  }

  control(frame) {
    switch (frame.type) {
      case 'welcome':
        this.#welcome(frame);
        break;
      case 'ack':
        this.acknowledged = frame.id;
        break;
      case 'error':
        this.#refused(frame);
        break;
      case 'resync':
        this.resyncs++;
        this.onResync();
        break;
      case 'going-away':
        this.#notBefore = Date.now() + frame.afterMs;
        break;
    }
    this.onControl(frame);
  }

  send() {
    const id = ++this.lastId;
    if (this.ready && !this.waiting) {
      this.#write(id);
    }
  }

  #write(id) {
    if (id === this.#bye) {
      this.socket.send(`{"type":"bye","id":${id}}`);
      return;
    }
    this.socket.send(`{"type":"description","id":${id},"description":${payload(id)}}`);
  }

  /** A `bye` ends the pairing: the server closes both sockets. */
  sayGoodbye() {
    this.socket.send(`{"type":"bye","id":${++this.lastId}}`);
  }
}

/**
 * The two links of a pairing that is made now: { urls: [url, url], token: [url, url], client: { id, secret } }. The peers are
 * at different replicas, and take turns in who is where.
 */
export async function makePair(target, name, index) {
  const { presenter, scanner } = await PairingApi.of(target).pair(index);
  return [presenter, scanner].map(
    (token, i) => new QrtcLink(target.urls[(index + i) % target.urls.length], token, sourceAddress(2 * index + i)),
  );
}
