// SPDX-License-Identifier: Apache-2.0
import type { ConnectionEvents, Pairing } from '../api.js';
import { Check } from './check.js';
import type { Link } from './link.js';

export interface CompareListener {
  /** Two people are asked. */
  compare(event: ConnectionEvents['check']): void;
  passed(): void;
  failed(detail: string): void;
}

/** Starts the check over a connection whose channel is open; undefined where nobody knows what to compare. */
export function startCheck(
  { channel, fingerprints }: Link,
  { role, id: pairing }: Pairing,
  jti: string | undefined,
  listener: CompareListener,
): Check | undefined {
  if (jti === undefined || fingerprints === undefined) {
    listener.failed('The two certificates are not known');
    return undefined;
  }
  const { own: ownFingerprint, peer: peerFingerprint } = fingerprints;
  const check = new Check(
    { role, pairing, jti, ownFingerprint, peerFingerprint },
    {
      say: (text) => {
        if (channel.readyState === 'open') {
          channel.send(text);
        }
      },
      digits: (digits) => {
        const accept = (): void => {
          check.accept();
        };
        const decline = (): void => {
          check.decline();
        };
        listener.compare({ digits, accept, decline });
      },
      passed: () => {
        listener.passed();
      },
      failed: (detail) => {
        listener.failed(detail);
      },
    },
  );
  void check.start();
  return check;
}
