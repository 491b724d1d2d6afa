// SPDX-License-Identifier: Apache-2.0

/** What the pages use of `/qrtc/client.js`, which the jar of the module `client` brings: its agreed public surface. */
import type {
  ConnectOptions,
  Connection,
  Entered,
  EnterOptions,
  Pairing,
  Presentation,
  PresentOptions,
  QrtcProblem,
  SavedPairing,
  Scan,
  ScanOptions,
} from '../../../../client/src/api.js';

export type * from '../../../../client/src/api.js';

export declare class QrtcError extends Error implements QrtcProblem {
  readonly code: string;
  readonly retryAfter?: number;
  constructor(problem: QrtcProblem, options?: ErrorOptions);
}

export declare function present(options: PresentOptions): Presentation;
export declare function scan(options: ScanOptions): Scan;
export declare function enter(options: EnterOptions): Promise<Entered>;
export declare function connect(pairing: Pairing, options?: ConnectOptions): Connection;
export declare function restore(saved: SavedPairing): Pairing;
