// SPDX-License-Identifier: Apache-2.0
import type { Pairing, Scan, ScanEvents, ScanOptions } from '../api.js';
import { randomId } from '../base64url.js';
import { Emitter } from '../events.js';
import { handOver } from '../handover.js';
import { pairingOf } from '../pairing.js';
import { QrtcError, toProblem } from '../problem.js';
import { jtiOf, type CodeText } from '../qr/text.js';
import { Backoff, pause } from '../rest/backoff.js';
import { Pairings, type ClaimedPairing } from '../rest/pairings.js';
import { comesBack } from '../rest/problem-details.js';
import { openCamera, show } from './camera.js';
import { startDecoding } from './decoding.js';
import { Frames } from './frames.js';
import { Sightings } from './sighting.js';

/** Tries at one sighting of a code; the code is tried again, with the same key, when it is seen again. */
const TRIES = 3;
/** Not the code's fault: the same code may work when the caller has a better token. */
export const CALLERS_FAULT = new Set(['unauthenticated', 'insufficient_scope']);

/** Looks for a code with the camera and claims it: `scan()`. */
export class CameraScan extends Emitter<ScanEvents> implements Scan {
  readonly paired: Promise<Pairing>;
  readonly #options: ScanOptions;
  readonly #pairings: Pairings;
  readonly #stop = new AbortController();
  readonly #sightings = new Sightings();
  readonly #keys = new Map<string, string>();

  constructor(options: ScanOptions) {
    super();
    this.#options = options;
    this.#pairings = new Pairings(options.server);
    this.paired = this.#run();
    this.paired.catch(() => undefined);
    const stop = (): void => {
      this.stop();
    };
    options.signal?.addEventListener('abort', stop, { once: true });
    if (options.signal?.aborted === true) {
      stop();
    }
  }

  stop(): void {
    this.#stop.abort(new QrtcError({ code: 'cancelled', message: 'The scan was stopped' }));
  }

  async #run(): Promise<Pairing> {
    const { signal } = this.#stop;
    const { video, stream: given, wasmUrl } = this.#options;
    const decoding = startDecoding(wasmUrl);
    let stream = given;
    try {
      stream ??= await openCamera();
      signal.throwIfAborted();
      this.#watch(stream);
      await show(stream, video);
      this.emit('looking', { stream });
      const frames = new Frames(video);
      for (;;) {
        const image = await frames.next(signal);
        const texts = image === undefined ? [] : await decoding.read(image);
        signal.throwIfAborted();
        const pairing = await this.#see(texts);
        if (pairing !== undefined) {
          return pairing;
        }
      }
    } catch (error) {
      const problem = toProblem(signal.aborted ? signal.reason : error);
      if (problem.code !== 'cancelled') {
        this.emit('problem', problem);
      }
      throw new QrtcError(problem, { cause: error });
    } finally {
      decoding.stop();
      if (given === undefined) {
        release(stream, video);
      }
    }
  }

  /** A camera that is pulled out or taken by the system delivers nothing any more. */
  #watch(stream: MediaStream): void {
    for (const track of stream.getVideoTracks()) {
      track.addEventListener('ended', () => {
        this.#stop.abort(new QrtcError({ code: 'camera_failed', message: 'The camera went away' }));
      });
    }
  }

  async #see(texts: readonly string[]): Promise<Pairing | undefined> {
    const sighting = this.#sightings.judge(texts);
    switch (sighting.kind) {
      case 'nothing':
        return undefined;
      case 'problem':
        this.emit('problem', sighting.problem);
        return undefined;
      case 'code':
        this.emit('found', {});
        return this.#claim(sighting.text, sighting.code);
    }
  }

  async #claim(text: string, code: CodeText): Promise<Pairing | undefined> {
    const { signal } = this.#stop;
    const backoff = new Backoff(400, 5_000);
    for (;;) {
      try {
        return this.#pairedWith(code, await this.#call(text, code));
      } catch (error) {
        signal.throwIfAborted();
        const problem = toProblem(error);
        const transient = comesBack(problem.code);
        if (!transient && !CALLERS_FAULT.has(problem.code)) {
          this.#sightings.refuse(text);
        }
        const last = !transient || backoff.failures >= TRIES - 1;
        if (last || problem.retryAfter !== undefined) {
          this.emit('problem', problem);
        }
        await pause(backoff.next((problem.retryAfter ?? 0) * 1000), signal);
        if (last) {
          return undefined;
        }
      }
    }
  }

  /** The key is the code's for ever, so that a claim whose answer was lost is not a second claim. */
  #call(text: string, { token }: CodeText): Promise<ClaimedPairing> {
    const key = this.#keys.get(text) ?? randomId(24);
    this.#keys.set(text, key);
    const { metadata } = this.#options;
    const body = metadata === undefined ? { token } : { token, metadata };
    return this.#pairings.claim(this.#options, body, key, this.#stop.signal);
  }

  #pairedWith({ token, secret }: CodeText, claimed: ClaimedPairing): Pairing {
    const secrets = new Map<string, Uint8Array>();
    const jti = jtiOf(token);
    if (jti !== undefined && secret !== undefined) {
      secrets.set(jti, secret);
    }
    const { server } = this.#options;
    const pairing = pairingOf(claimed, { role: 'scanner', server, typed: false }, secrets);
    const { principal, metadata = {} } = claimed.presenter as Partial<typeof claimed.presenter> & { principal: string };
    const { iceServers } = claimed;
    handOver(pairing, iceServers === undefined ? {} : { iceServers: { iceServers, expiresIn: 0 } });
    this.emit('paired', { pairing, peer: { principal, metadata } });
    return pairing;
  }
}

function release(stream: MediaStream | undefined, video: HTMLVideoElement): void {
  for (const track of stream?.getTracks() ?? []) {
    track.stop();
  }
  if (stream !== undefined && video.srcObject === stream) {
    video.srcObject = null;
  }
}
