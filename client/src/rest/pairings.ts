// SPDX-License-Identifier: Apache-2.0
import type { Metadata, PairingState, Peer, PresentOptions, ServerOptions } from '../api.js';
import { QrtcError } from '../problem.js';
import { problemOf } from './problem-details.js';

/** A pairing token with its life; the server's clock decides when it ends, so only the seconds are used. */
export interface IssuedToken {
  readonly token: string;
  readonly expiresIn: number;
  readonly userCode?: string;
}

/** Answer of create; protocol, section 4. */
export interface CreatedPairing extends IssuedToken {
  readonly id: string;
  readonly peerToken: string;
  readonly signalingUrl: string;
  readonly iceTransportPolicy?: RTCIceTransportPolicy;
}

/** Answer of claim. */
export interface ClaimedPairing {
  readonly id: string;
  readonly state: PairingState;
  readonly presenter: Peer;
  readonly peerToken: string;
  readonly signalingUrl: string;
  readonly iceTransportPolicy?: RTCIceTransportPolicy;
  readonly iceServers?: readonly RTCIceServer[];
}

/** What GET ice-servers gives. */
export interface IceServers {
  readonly iceServers: readonly RTCIceServer[];
  readonly expiresIn: number;
}

interface Call {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly token: string;
  readonly body?: object;
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

/** The REST calls of the SDK. Each fails with a `QrtcError`; none repeats itself. */
export class Pairings {
  readonly #server: string;

  constructor(server: string) {
    this.#server = server;
  }

  async create(
    { accessToken }: ServerOptions,
    body: Pick<PresentOptions, 'allow' | 'metadata' | 'iceTransportPolicy' | 'userCode'>,
    idempotencyKey: string,
    signal: AbortSignal,
  ): Promise<CreatedPairing> {
    const token = await accessToken();
    return this.#json('/v1/pairings', { method: 'POST', token, body, idempotencyKey, signal });
  }

  async claim(
    { accessToken }: ServerOptions,
    body: ({ readonly token: string } | { readonly userCode: string }) & { readonly metadata?: Metadata },
    idempotencyKey: string,
    signal: AbortSignal,
  ): Promise<ClaimedPairing> {
    const token = await accessToken();
    return this.#json('/v1/pairings/claim', { method: 'POST', token, body, idempotencyKey, signal });
  }

  renew(id: string, peerToken: string, signal: AbortSignal): Promise<IssuedToken> {
    return this.#json(`${pathOf(id)}/token`, { method: 'POST', token: peerToken, signal });
  }

  iceServers(id: string, peerToken: string): Promise<IceServers> {
    return this.#json(`${pathOf(id)}/ice-servers`, { method: 'GET', token: peerToken });
  }

  /** Takes the pairing back; also sent while the page goes away. */
  async cancel(id: string, peerToken: string): Promise<void> {
    await this.#call(pathOf(id), { method: 'DELETE', token: peerToken });
  }

  async #json<T>(path: string, call: Call): Promise<T> {
    const response = await this.#call(path, call);
    return (await response.json().catch((cause: unknown) => {
      throw networkError(cause);
    })) as T;
  }

  async #call(path: string, { method, token, body, idempotencyKey, signal }: Call): Promise<Response> {
    const headers = new Headers({
      Accept: 'application/json, application/problem+json',
      Authorization: `Bearer ${token}`,
    });
    if (body !== undefined) {
      headers.set('Content-Type', 'application/json');
    }
    if (idempotencyKey !== undefined) {
      headers.set('Idempotency-Key', idempotencyKey);
    }
    const response = await fetch(new URL(path, this.#server), {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      cache: 'no-store',
      credentials: 'omit',
      keepalive: method === 'DELETE',
      ...(signal === undefined ? {} : { signal }),
    }).catch((cause: unknown) => {
      throw networkError(cause);
    });
    if (!response.ok) {
      throw await problemOf(response);
    }
    return response;
  }
}

function networkError(cause: unknown): QrtcError {
  return new QrtcError({ code: 'network', message: 'The server cannot be reached' }, { cause });
}

function pathOf(id: string): string {
  return `/v1/pairings/${encodeURIComponent(id)}`;
}
