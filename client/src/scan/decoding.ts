// SPDX-License-Identifier: Apache-2.0
import { QrtcError } from '../problem.js';
import type { DecodeReply, DecodeRequest, decode } from './decoder.js';

/** Reads the QR codes in pictures, one picture at a time. */
export interface Decoding {
  read(image: ImageData): Promise<readonly string[]>;
  stop(): void;
}

const FIRST_ANSWER_WITHIN_MS = 15_000;

/**
 * Decodes in a worker, so that the page stays smooth; in the page itself where the worker cannot be loaded (the SDK is
 * served from another origin, or the page's policy forbids workers).
 */
export function startDecoding(wasmUrl = defaultWasmUrl()): Decoding {
  const decoderUrl = new URL('decoder.js', import.meta.url).href;
  try {
    return new WorkerDecoding(new Worker(decoderUrl, { type: 'module', name: 'qrtc-decoder' }), decoderUrl, wasmUrl);
  } catch {
    return new PageDecoding(decoderUrl, wasmUrl);
  }
}

function defaultWasmUrl(): string {
  return new URL('zxing_reader.wasm', import.meta.url).href;
}

class WorkerDecoding implements Decoding {
  readonly #worker: Worker;
  readonly #wasmUrl: string;
  readonly #fallback: () => Decoding;
  #page: Decoding | undefined;
  /** Told early: a policy that forbids the worker says so before the first picture. */
  #broken = false;
  #works = false;
  #lastId = 0;

  constructor(worker: Worker, decoderUrl: string, wasmUrl: string) {
    this.#worker = worker;
    this.#wasmUrl = wasmUrl;
    this.#fallback = () => new PageDecoding(decoderUrl, wasmUrl);
    worker.addEventListener('error', () => {
      this.#broken = true;
    });
  }

  async read(image: ImageData): Promise<readonly string[]> {
    if (this.#page !== undefined) {
      return this.#page.read(image);
    }
    const reply = this.#broken ? undefined : await this.#ask(image);
    if (reply === undefined) {
      this.stop();
      this.#page = this.#fallback();
      return this.#page.read(image);
    }
    this.#works = true;
    if ('failed' in reply) {
      throw new QrtcError({ code: 'camera_failed', message: `The QR decoder failed: ${reply.failed}` });
    }
    return reply.texts;
  }

  stop(): void {
    this.#worker.terminate();
    this.#page?.stop();
  }

  /** The worker's answer; undefined where the worker does not work. */
  #ask(image: ImageData): Promise<DecodeReply | undefined> {
    const id = ++this.#lastId;
    return new Promise((resolve) => {
      const done = (reply: DecodeReply | undefined): void => {
        clearTimeout(deadline);
        this.#worker.removeEventListener('message', answered);
        this.#worker.removeEventListener('error', broken);
        resolve(reply);
      };
      const answered = ({ data }: MessageEvent<DecodeReply>): void => {
        if (data.id === id) {
          done(data);
        }
      };
      const broken = (): void => {
        done(undefined);
      };
      const deadline = setTimeout(broken, this.#works ? FIRST_ANSWER_WITHIN_MS / 3 : FIRST_ANSWER_WITHIN_MS);
      this.#worker.addEventListener('message', answered);
      this.#worker.addEventListener('error', broken);
      this.#worker.postMessage({ id, image, wasmUrl: this.#wasmUrl } satisfies DecodeRequest);
    });
  }
}

class PageDecoding implements Decoding {
  readonly #module: Promise<{ decode: typeof decode }>;
  readonly #wasmUrl: string;

  constructor(decoderUrl: string, wasmUrl: string) {
    this.#module = import(decoderUrl) as Promise<{ decode: typeof decode }>;
    this.#module.catch(() => undefined);
    this.#wasmUrl = wasmUrl;
  }

  async read(image: ImageData): Promise<readonly string[]> {
    try {
      const { decode } = await this.#module;
      return await decode(image, this.#wasmUrl);
    } catch (cause) {
      throw new QrtcError({ code: 'camera_failed', message: 'The QR decoder cannot be loaded' }, { cause });
    }
  }

  stop(): void {
    // Nothing runs between two pictures.
  }
}
