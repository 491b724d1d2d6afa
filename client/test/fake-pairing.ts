// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { Role } from '../src/api.js';

export type Frame = Record<string, unknown> & { type: string };

interface Mail extends Frame {
  cursor: string;
}

/** One end of a pairing as the server keeps it: mailbox, seat and ids. */
interface End {
  box: Mail[];
  seq: number;
  lastId: number;
  instance: string | null;
  socket: WebSocket | undefined;
}

/** A pairing in memory, with the signaling's rules for it (protocol, section 5); no tokens are verified. */
export class FakePairing {
  readonly id = randomBytes(16).toString('base64url');
  readonly ends: Record<Role, End> = { presenter: newEnd(), scanner: newEnd() };
  readonly said: { role: Role; frame: Frame }[] = [];
  state: 'waiting' | 'paired' | 'closed' = 'waiting';
  tokens = 0;
  /** Whether it has a code to type in; this server has one for all. */
  typed = false;
  readonly userCode = 'WDJB-MJHT';
  claimedJti: string | null = null;
  via: 'qr' | 'code' = 'qr';
  /** What the server does to frames that it relays, in tests of servers that are not to be trusted. */
  tamper: (frame: Frame) => Frame = (frame) => frame;

  issueToken(): string {
    this.tokens++;
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    return [
      part({ typ: 'pair+jwt', alg: 'HS256' }),
      part({ jti: `${this.id}.${this.tokens}` }),
      randomBytes(32).toString('base64url'),
    ].join('.');
  }

  claim(jti: string): boolean {
    if (this.state !== 'waiting') {
      this.mail('presenter', { type: 'contention' });
      return false;
    }
    this.state = 'paired';
    this.claimedJti = jti;
    const end = { jti, via: this.via };
    this.mail('presenter', { type: 'paired', peer: peerOf('scanner'), ...end });
    this.mail('scanner', { type: 'paired', peer: peerOf('presenter'), ...end });
    return true;
  }

  join(role: Role, socket: WebSocket, query: URLSearchParams): void {
    const end = this.ends[role];
    const other = otherOf(role);
    const instance = query.get('instance');
    const cursor = query.get('cursor') ?? '';
    end.socket?.close(4409);
    if (end.instance !== instance) {
      if (end.instance !== null) {
        this.#dropNegotiation();
      }
      end.lastId = 0;
    }
    const returned = end.instance === instance && end.socket !== undefined;
    Object.assign(end, { instance, socket });
    this.#write(end, this.#welcome(role));
    for (const mail of end.box.filter((m) => seqOf(m.cursor) > seqOf(cursor))) {
      this.#write(end, mail);
    }
    if (!returned && this.state === 'paired') {
      this.mail(other, { type: 'peer', present: true, instance });
    }
    socket.on('message', (data: Buffer) => {
      if (end.socket === socket) {
        this.#read(role, JSON.parse(data.toString()) as Frame);
      }
    });
    socket.on('close', () => {
      if (end.socket === socket) {
        end.socket = undefined;
        if (this.state === 'paired') {
          this.mail(other, { type: 'peer', present: false, instance });
        }
      }
    });
  }

  mail(role: Role, frame: Frame): void {
    const end = this.ends[role];
    const mail = { ...frame, cursor: `${++end.seq}-${Math.floor(Math.random() * 2 ** 32)}` };
    end.box.push(mail);
    this.#write(end, mail);
  }

  resync(): void {
    this.mail('presenter', { type: 'resync' });
    this.mail('scanner', { type: 'resync' });
  }

  end(reason: string): void {
    this.state = 'closed';
    for (const role of ['presenter', 'scanner'] as const) {
      this.mail(role, { type: 'bye', reason });
      this.ends[role].socket?.close(4410);
    }
  }

  #read(role: Role, frame: Frame): void {
    const end = this.ends[role];
    if (frame.type === 'received') {
      end.box = end.box.filter((mail) => seqOf(mail.cursor) > seqOf(String(frame['cursor'])));
      return;
    }
    const id = Number(frame['id']);
    if (id > end.lastId + 1) {
      this.#write(end, { type: 'error', code: 'id_gap', id });
      return;
    }
    if (id === end.lastId + 1) {
      end.lastId = id;
      this.said.push({ role, frame });
      this.#take(role, frame);
    }
    this.#write(end, { type: 'ack', id: end.lastId });
  }

  #take(role: Role, frame: Frame): void {
    if (frame.type === 'bye') {
      this.state = 'closed';
      this.mail(otherOf(role), { type: 'bye', reason: frame['reason'] });
      this.ends[otherOf(role)].socket?.close(4410);
      this.#write(this.ends[role], { type: 'ack', id: frame['id'] });
      this.ends[role].socket?.close(1000);
    } else if (frame.type === 'description' || frame.type === 'candidate') {
      const relayed: Frame = { ...frame, instance: this.ends[role].instance };
      delete relayed['id'];
      this.mail(otherOf(role), this.tamper(relayed));
    }
  }

  #welcome(role: Role): Frame {
    const peer = this.ends[otherOf(role)];
    const paired = this.state !== 'waiting';
    return {
      type: 'welcome',
      pairing: { id: this.id, state: this.state, expiresIn: 600 },
      role,
      polite: role === 'scanner',
      lastId: this.ends[role].lastId,
      head: this.ends[role].seq,
      peer: paired ? { ...peerOf(otherOf(role)), present: peer.socket !== undefined, instance: peer.instance } : null,
      jti: this.claimedJti,
      via: paired ? this.via : null,
      features: [],
      limits: { frameBytes: 65536 },
    };
  }

  #dropNegotiation(): void {
    for (const end of Object.values(this.ends)) {
      end.box = end.box.filter(({ type }) => type !== 'description' && type !== 'candidate');
    }
  }

  #write(end: End, frame: Frame): void {
    end.socket?.send(JSON.stringify(frame));
  }
}

function newEnd(): End {
  return { box: [], seq: 0, lastId: 0, instance: null, socket: undefined };
}

function otherOf(role: Role): Role {
  return role === 'presenter' ? 'scanner' : 'presenter';
}

function peerOf(role: Role): { principal: string; metadata: Record<string, string> } {
  return { principal: `user:${role}`, metadata: { name: role } };
}

function seqOf(cursor: string): number {
  return Number.parseInt(cursor, 10) || 0;
}
