// SPDX-License-Identifier: Apache-2.0
import type { Transport } from '../signaling/frames.js';

/** The kind of the local candidate of the selected pair; undefined where the browser does not tell. */
export async function selectedTransport(connection: RTCPeerConnection): Promise<Transport | undefined> {
  const reports = new Map<string, Record<string, unknown>>();
  (await connection.getStats()).forEach((report: { id: string }) => {
    reports.set(report.id, { ...report });
  });
  const all = [...reports.values()];
  const selectedId = all.find(({ type }) => type === 'transport')?.['selectedCandidatePairId'];
  const pair =
    reports.get(String(selectedId)) ??
    all.find(({ type, state, nominated }) => type === 'candidate-pair' && state === 'succeeded' && nominated === true);
  const kind = reports.get(String(pair?.['localCandidateId']))?.['candidateType'];
  return isTransport(kind) ? kind : undefined;
}

function isTransport(kind: unknown): kind is Transport {
  return kind === 'host' || kind === 'srflx' || kind === 'prflx' || kind === 'relay';
}
