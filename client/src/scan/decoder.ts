// SPDX-License-Identifier: Apache-2.0
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/**
 * The QR decoder, a bundle of its own (`decoder.js`): the page loads it as a worker, or imports it where a worker cannot
 * be had. The same file serves both, so that a strict Content-Security-Policy needs no `blob:`.
 */
export interface DecodeRequest {
  readonly id: number;
  readonly image: ImageData;
  readonly wasmUrl: string;
}

export type DecodeReply =
  { readonly id: number; readonly texts: readonly string[] } | { readonly id: number; readonly failed: string };

let prepared: string | undefined;

/** The texts of all QR codes in the picture. */
export async function decode(image: ImageData, wasmUrl: string): Promise<readonly string[]> {
  if (wasmUrl !== prepared) {
    // Without an override the library would load the file from somebody else's server.
    prepareZXingModule({ overrides: { locateFile: () => wasmUrl } });
    prepared = wasmUrl;
  }
  const results = await readBarcodes(image, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 8 });
  return results.filter((result) => result.isValid).map((result) => result.text);
}

const scope = globalThis as unknown as {
  readonly WorkerGlobalScope?: unknown;
  readonly name?: string;
  postMessage(reply: DecodeReply): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<DecodeRequest>) => void): void;
};

if (scope.WorkerGlobalScope !== undefined && scope.name === 'qrtc-decoder') {
  scope.addEventListener('message', ({ data: { id, image, wasmUrl } }) => {
    decode(image, wasmUrl).then(
      (texts) => {
        scope.postMessage({ id, texts });
      },
      (error: unknown) => {
        scope.postMessage({ id, failed: String(error) });
      },
    );
  });
}
