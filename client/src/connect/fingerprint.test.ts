// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from './fingerprint.js';

const A = Array.from({ length: 32 }, () => 'AB').join(':');
const B = Array.from({ length: 32 }, () => 'CD').join(':');
const line = (fingerprint: string, hash = 'sha-256') => `a=fingerprint:${hash} ${fingerprint}`;
const session = ['v=0', 'o=- 1 2 IN IP4 127.0.0.1', 's=-'];
const data = 'm=application 9 UDP/DTLS/SCTP webrtc-datachannel';
const video = 'm=video 9 UDP/TLS/RTP/SAVPF 96';

describe('the fingerprint of a description', () => {
  it.each([
    ['of the only section', [...session, data, line(A)]],
    ['of the session for all sections', [...session, line(A), data, video]],
    ['the same in each section', [...session, data, line(A), video, line(A)]],
    ['in lower case', [...session, data, line(A.toLowerCase(), 'SHA-256')]],
    ['not needed in a rejected section', [...session, data, line(A), 'm=video 0 UDP/TLS/RTP/SAVPF 96', 'a=inactive']],
  ])('is found: %s', (_, lines) => {
    expect(fingerprintOf(`${lines.join('\r\n')}\r\n`)).toBe(A);
    expect(fingerprintOf(`${lines.join('\n')}\n`)).toBe(A);
  });

  it.each([
    ['there is none', [...session, data]],
    ['a second one is in another section', [...session, data, line(A), video, line(B)]],
    ['a second one is in the same section', [...session, data, line(A), line(B)]],
    ['the session has another one', [...session, line(B), data, line(A)]],
    ['a section that is not rejected has none', [...session, data, line(A), video]],
    ['a bundled section has none', [...session, data, line(A), 'm=video 0 UDP/TLS/RTP/SAVPF 96', 'a=bundle-only']],
    ['a rejected section has another one', [...session, data, line(A), 'm=video 0 UDP/TLS/RTP/SAVPF 96', line(B)]],
    ['it is of another hash', [...session, data, line(A, 'sha-1')]],
    ['there is one of another hash too', [...session, data, line(A), line(A, 'sha-512')]],
    ['it is short', [...session, data, line(A.slice(3))]],
    ['the line is written as only some parsers read it', [...session, data, line(A), `a=fingerprint sha-256 ${B}`]],
    ['the line hides behind a lone carriage return', [...session, data, `${line(A)}\r${line(B)}`]],
  ])('is refused where %s', (_, lines) => {
    expect(fingerprintOf(`${lines.join('\r\n')}\r\n`)).toBeUndefined();
  });
});
