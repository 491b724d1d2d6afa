// SPDX-License-Identifier: Apache-2.0
import type {
  Connection,
  ConnectOptions,
  Entered,
  EnterOptions,
  Pairing,
  Presentation,
  PresentOptions,
  Scan,
  ScanOptions,
} from './api.js';
import { PairConnection } from './connect/connection.js';
import { claimTyped } from './enter/enter.js';
import { CodePresentation } from './present/presentation.js';
import { CameraScan } from './scan/scanner.js';

export type * from './api.js';
export { QrtcError } from './problem.js';
export { restore } from './pairing.js';

/** Shows a code, and fresh ones in its place, until somebody has scanned it. */
export function present(options: PresentOptions): Presentation {
  return new CodePresentation(options);
}

/** Looks for a code with the camera and claims the one it finds. */
export function scan(options: ScanOptions): Scan {
  return new CameraScan(options);
}

/** Claims a code that somebody typed in; the two then compare six digits (`check`). */
export function enter(options: EnterOptions): Promise<Entered> {
  return claimTyped(options);
}

/** Connects the two peers of a pairing; both call it. */
export function connect(pairing: Pairing, options: ConnectOptions = {}): Connection {
  return new PairConnection(pairing, options);
}
