// SPDX-License-Identifier: Apache-2.0

const LINE = /^a=fingerprint:sha-256 ((?:[0-9a-f]{2}:){31}[0-9a-f]{2})$/i;

/**
 * The one SHA-256 fingerprint that a session description speaks for (RFC 8122); undefined where it has none for some
 * section that is not rejected, more than one, another hash, or a line that browsers might read in another way than we.
 */
export function fingerprintOf(sdp: string): string | undefined {
  const sections = sdp.split(/^(?=m=)/m).map((section) => section.split(/\r\n|\n|\r/));
  const [session = [], ...media] = sections;
  const found = new Set<string | undefined>();
  for (const line of sections.flat().filter((candidate) => /fingerprint/i.test(candidate))) {
    found.add(LINE.exec(line)?.[1]?.toUpperCase());
  }
  const [fingerprint] = found;
  const covered = media.every((lines) => isRejected(lines) || hasFingerprint(lines) || hasFingerprint(session));
  return found.size === 1 && covered ? fingerprint : undefined;
}

function hasFingerprint(lines: readonly string[]): boolean {
  return lines.some((line) => LINE.test(line));
}

/** Port 0 rejects a section (RFC 3264, section 6), but for those that are only part of a bundle (RFC 9143). */
function isRejected(lines: readonly string[]): boolean {
  return /^m=\S+ 0[ /]/.test(lines[0] ?? '') && !lines.includes('a=bundle-only');
}
