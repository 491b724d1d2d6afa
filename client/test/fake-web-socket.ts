// SPDX-License-Identifier: Apache-2.0

/** The browser's WebSocket, as a unit test holds it in its hand. */
export class FakeWebSocket extends EventTarget {
  static readonly OPEN = 1;
  static readonly opened: FakeWebSocket[] = [];
  readonly url: URL;
  readonly protocols: readonly string[];
  readonly sent: Record<string, unknown>[] = [];
  readyState = 0;

  constructor(url: string, protocols: string[]) {
    super();
    this.url = new URL(url);
    this.protocols = protocols;
    FakeWebSocket.opened.push(this);
  }

  /** The newest socket. */
  static get last(): FakeWebSocket {
    const socket = this.opened.at(-1);
    if (socket === undefined) {
      throw new Error('no socket was opened');
    }
    return socket;
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Record<string, unknown>);
  }

  close(): void {
    this.readyState = 3;
  }

  /** The server welcomes the peer. */
  welcome(fields: Record<string, unknown> = {}): void {
    this.readyState = FakeWebSocket.OPEN;
    const pairing = { id: 'p', state: 'paired', expiresIn: 60 };
    const peer = { principal: 'user:b', metadata: {}, present: true, instance: 'peer0001' };
    const base = { type: 'welcome', role: 'presenter', polite: false, lastId: 0, head: 0, jti: 'p.1', via: 'qr' };
    this.hear({ ...base, pairing, peer, ...fields });
  }

  hear(frame: object): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(frame) }));
  }

  closedByServer(code: number): void {
    this.readyState = 3;
    this.dispatchEvent(Object.assign(new Event('close'), { code }));
  }

  query(name: string): string | null {
    return this.url.searchParams.get(name);
  }

  sentOf(type: string): Record<string, unknown>[] {
    return this.sent.filter((frame) => frame['type'] === type);
  }
}
