// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { Role } from '../src/api.js';
import { jtiOf } from '../src/qr/text.js';
import { FakePairing } from './fake-pairing.js';

const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "img-src 'self' blob:",
  "media-src 'self' blob:",
].join('; ');
const TYPES: Record<string, string> = {
  js: 'text/javascript',
  wasm: 'application/wasm',
  map: 'application/json',
  html: 'text/html',
};

/** The bundle on a page with a strict policy, and as much of a qrtc server as the client needs. */
export class FakeServer {
  readonly pairings: FakePairing[] = [];
  tokenLife = 60;
  /** Whether the page's policy allows workers. */
  workers = true;
  /** What the next claims are refused with. */
  refusals: { status: number; code: string }[] = [];
  /** What a server that is not to be trusted adds to its answers to claims. */
  lies: Record<string, unknown> = {};
  readonly claimKeys: (string | undefined)[] = [];
  readonly #http: Server;

  private constructor() {
    const sockets = new WebSocketServer({ noServer: true, handleProtocols: () => 'qrtc.v1' });
    this.#http = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        response.writeHead(500).end(String(error));
      });
    });
    this.#http.on('upgrade', (request, socket, head) => {
      sockets.handleUpgrade(request, socket, head, (webSocket) => {
        const [, token = ''] = (request.headers['sec-websocket-protocol'] ?? '').split(', peer.');
        const [id, role] = token.split('.');
        const pairing = this.pairings.find((candidate) => candidate.id === id);
        if (pairing === undefined) {
          webSocket.close(4404);
        } else {
          pairing.join(role as Role, webSocket, new URL(request.url ?? '', 'http://x').searchParams);
        }
      });
    });
  }

  static async start(): Promise<FakeServer> {
    const server = new FakeServer();
    await new Promise<void>((resolve) => {
      server.#http.listen(0, '127.0.0.1', resolve);
    });
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  /** The pairing made last. */
  get pairing(): FakePairing {
    const pairing = this.pairings.at(-1);
    if (pairing === undefined) {
      throw new Error('no pairing was made');
    }
    return pairing;
  }

  stop(): void {
    this.#http.closeAllConnections();
    this.#http.close();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    if (!path.startsWith('/v1/')) {
      await this.#file(path, response);
      return;
    }
    const body = await bodyOf(request);
    const [, , , id, action] = path.split('/');
    if (path === '/v1/pairings') {
      const pairing = new FakePairing();
      this.pairings.push(pairing);
      pairing.typed = body['userCode'] === true;
      json(response, 201, { ...this.#seat(pairing, 'presenter'), ...this.#token(pairing) });
    } else if (path === '/v1/pairings/claim') {
      this.claimKeys.push(request.headers['idempotency-key']?.toString());
      this.#claim(body, response);
    } else if (action === 'token') {
      json(response, 200, this.#token(this.#find(id)));
    } else if (action === 'ice-servers') {
      json(response, 200, { iceServers: [], expiresIn: 600 });
    } else {
      this.#find(id).end('cancelled');
      response.writeHead(204).end();
    }
  }

  #claim({ token, userCode }: Record<string, unknown>, response: ServerResponse): void {
    const refusal = this.refusals.shift();
    if (refusal !== undefined) {
      json(response, refusal.status, { ...refusal, title: refusal.code });
      return;
    }
    const pairing = userCode === undefined ? this.#find(jtiOf(String(token))?.split('.')[0]) : this.#typed(userCode);
    pairing.via = userCode === undefined ? pairing.via : 'code';
    if (pairing.claim(userCode === undefined ? (jtiOf(String(token)) ?? '') : `${pairing.id}.${pairing.tokens}`)) {
      json(response, 200, {
        ...this.#seat(pairing, 'scanner'),
        presenter: { principal: 'user:presenter', metadata: {} },
        ...this.lies,
      });
    } else {
      json(response, 409, { code: 'already_claimed', title: 'Somebody else has claimed this code', status: 409 });
    }
  }

  #find(id: string | undefined): FakePairing {
    const pairing = this.pairings.find((candidate) => candidate.id === id);
    if (pairing === undefined) {
      throw new Error(`no pairing ${id ?? ''}`);
    }
    return pairing;
  }

  #typed(userCode: unknown): FakePairing {
    const pairing = this.pairings.find((candidate) => candidate.typed && candidate.userCode === userCode);
    if (pairing === undefined) {
      throw new Error('no such code');
    }
    return pairing;
  }

  #token(pairing: FakePairing): object {
    const issued = { token: pairing.issueToken(), expiresIn: this.tokenLife };
    return pairing.typed ? { ...issued, userCode: pairing.userCode } : issued;
  }

  #seat({ id, state }: FakePairing, role: Role): object {
    const signalingUrl = `${this.url.replace('http', 'ws')}/v1/signaling`;
    return { id, state, peerToken: `${id}.${role}.x`, signalingUrl };
  }

  async #file(path: string, response: ServerResponse): Promise<void> {
    const policy = this.workers ? POLICY : POLICY.replace("worker-src 'self'", "worker-src 'none'");
    const headers = { 'Content-Security-Policy': policy };
    if (path === '/') {
      response.writeHead(200, { ...headers, 'Content-Type': 'text/html' });
      response.end('<!doctype html><title>x</title><video></video><script type="module" src="/page.js"></script>');
    } else if (path === '/page.js') {
      response.writeHead(200, { ...headers, 'Content-Type': 'text/javascript' });
      response.end('import * as qrtc from "/qrtc/client.js"; globalThis.qrtc = qrtc;');
    } else if (/^\/qrtc\/[\w.]+$/.test(path)) {
      const content = await readFile(new URL(`../dist/${path.slice('/qrtc/'.length)}`, import.meta.url));
      response.writeHead(200, { ...headers, 'Content-Type': TYPES[path.split('.').at(-1) ?? ''] ?? 'text/plain' });
      response.end(content);
    } else {
      response.writeHead(404).end();
    }
  }
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  return JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>;
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' });
  response.end(JSON.stringify(body));
}
