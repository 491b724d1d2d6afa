// SPDX-License-Identifier: Apache-2.0
import type { Role } from '../api.js';
import { fromBase64url, toBase64url } from '../base64url.js';
import { checkCode, commitment } from '../check-code.js';

const NONCE_BYTES = 16;

/** What the two ends speak for: as each of them sees it. */
export interface CheckParts {
  readonly role: Role;
  readonly pairing: string;
  readonly jti: string;
  readonly ownFingerprint: string;
  readonly peerFingerprint: string;
}

export interface CheckListener {
  /** Says this to the other end. */
  say(text: string): void;
  /** Both screens show these digits now. */
  digits(digits: string): void;
  /** Both have accepted: what comes from now on is the application's. */
  passed(): void;
  /** Declined by either, or the other end does not keep to the protocol. */
  failed(detail: string): void;
}

type Stage = 'commit' | 'nonce' | 'reveal' | 'compare' | 'over';

/**
 * The check of two ends without a QR secret (protocol, section 6): the presenter commits to its nonce before it sees the
 * scanner's, both compute the same six digits where nobody sits in between, and people compare them. Nothing else goes
 * through the channel until both have accepted; every word that is not due ends it.
 */
export class Check {
  readonly #parts: CheckParts;
  readonly #listener: CheckListener;
  readonly #nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  #stage: Stage;
  #commitment = '';
  #scannerNonce = new Uint8Array();
  #accepted = false;
  #peerAccepted = false;
  #reading: Promise<void> = Promise.resolve();

  constructor(parts: CheckParts, listener: CheckListener) {
    this.#parts = parts;
    this.#listener = listener;
    this.#stage = parts.role === 'presenter' ? 'nonce' : 'commit';
  }

  /** The channel is open: the presenter speaks first. */
  async start(): Promise<void> {
    if (this.#parts.role === 'presenter') {
      this.#say({ type: 'commit', commitment: await commitment(this.#nonce, this.#parts.ownFingerprint) });
    }
  }

  /** Takes in what came through the channel, one after the other. */
  read(data: unknown): void {
    this.#reading = this.#reading.then(() => this.#read(data));
  }

  accept(): void {
    if (this.#stage === 'compare' && !this.#accepted) {
      this.#accepted = true;
      this.#say({ type: 'accept' });
      this.#look();
    }
  }

  decline(): void {
    this.#fail('The digits were declined');
  }

  async #read(data: unknown): Promise<void> {
    if (this.#stage === 'over') {
      return;
    }
    const word = parse(data);
    if (this.#stage === 'commit' && word['type'] === 'commit' && typeof word['commitment'] === 'string') {
      this.#commitment = word['commitment'];
      this.#stage = 'reveal';
      this.#say({ type: 'nonce', nonce: toBase64url(this.#nonce) });
      return;
    }
    if (this.#stage === 'nonce' && word['type'] === 'nonce') {
      await this.#scannerSaid(nonceOf(word));
      return;
    }
    if (this.#stage === 'reveal' && word['type'] === 'reveal') {
      await this.#revealed(nonceOf(word));
      return;
    }
    if (this.#stage === 'compare' && word['type'] === 'accept' && !this.#peerAccepted) {
      this.#peerAccepted = true;
      this.#look();
      return;
    }
    this.#fail('The other end does not keep to the check');
  }

  async #scannerSaid(nonce: Uint8Array<ArrayBuffer> | undefined): Promise<void> {
    if (nonce === undefined) {
      this.#fail('The other end does not keep to the check');
      return;
    }
    this.#scannerNonce = nonce;
    this.#say({ type: 'reveal', nonce: toBase64url(this.#nonce) });
    await this.#show(this.#nonce);
  }

  /** The scanner learns the presenter's nonce, which must be the one that was committed to. */
  async #revealed(nonce: Uint8Array | undefined): Promise<void> {
    const committed = nonce === undefined ? undefined : await commitment(nonce, this.#parts.peerFingerprint);
    if (nonce === undefined || committed !== this.#commitment) {
      this.#fail('The other end changed its mind');
      return;
    }
    this.#scannerNonce = this.#nonce;
    await this.#show(nonce);
  }

  async #show(presenterNonce: Uint8Array): Promise<void> {
    const { role, pairing, jti, ownFingerprint, peerFingerprint } = this.#parts;
    const presents = role === 'presenter';
    const digits = await checkCode({
      presenterFingerprint: presents ? ownFingerprint : peerFingerprint,
      scannerFingerprint: presents ? peerFingerprint : ownFingerprint,
      presenterNonce,
      scannerNonce: this.#scannerNonce,
      pairing,
      jti,
    });
    this.#stage = 'compare';
    this.#listener.digits(digits);
  }

  #look(): void {
    if (this.#accepted && this.#peerAccepted) {
      this.#stage = 'over';
      this.#listener.passed();
    }
  }

  #fail(detail: string): void {
    if (this.#stage !== 'over') {
      this.#stage = 'over';
      this.#listener.failed(detail);
    }
  }

  #say(word: object): void {
    this.#listener.say(JSON.stringify(word));
  }
}

function parse(data: unknown): Record<string, unknown> {
  try {
    const word: unknown = typeof data === 'string' ? JSON.parse(data) : undefined;
    return typeof word === 'object' && word !== null ? (word as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function nonceOf({ nonce }: Record<string, unknown>): Uint8Array<ArrayBuffer> | undefined {
  const bytes = typeof nonce === 'string' ? fromBase64url(nonce) : undefined;
  return bytes?.length === NONCE_BYTES ? bytes : undefined;
}
