// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it, vi } from 'vitest';
import { FakePeerConnection } from '../../test/fake-peer-connection.js';
import type { Role } from '../api.js';
import type { NumberedFrame } from '../signaling/frames.js';
import { Outbox } from '../signaling/outbox.js';
import { Negotiation, type Failed } from './negotiation.js';
import type { Trust } from './trust.js';

const offer = { type: 'offer', sdp: 'their offer' } as const;
const answer = { type: 'answer', sdp: 'their answer' } as const;

describe('negotiation', () => {
  it('is begun by the presenter, with a proof', async () => {
    const { sent } = await open('presenter');
    expect(sent).toEqual([
      { type: 'description', description: { type: 'offer', sdp: 'offer 1' }, proof: 'mine', id: 1 },
    ]);
  });

  it('is not begun by the scanner, whatever it has to send', async () => {
    const { connection, sent } = await open('scanner');
    connection.needsNegotiation();
    await settled();
    expect(sent).toEqual([]);
  });

  it('puts candidates behind the description that they belong to, however long its proof takes', async () => {
    let proven: (proof: string) => void = () => undefined;
    const proof = new Promise<string>((resolve) => {
      proven = resolve;
    });
    const { connection, sent } = await open('presenter', { proof });
    connection.finds({ candidate: 'a' });
    connection.finds(null);
    expect(sent).toEqual([]);
    proven('mine');
    await settled();
    expect(sent.map(({ type }) => type)).toEqual(['description', 'candidate', 'candidate']);
    expect(sent.at(-1)).toMatchObject({ candidate: null });
  });

  it('answers a proven offer', async () => {
    const { connection, negotiation, sent } = await open('scanner');
    negotiation.description(offer, 'theirs');
    await settled();
    expect(connection.remote).toEqual(['their offer']);
    expect(sent).toMatchObject([{ description: { type: 'answer' }, proof: 'mine' }]);
    expect(negotiation.bound).toBe(true);
  });

  it('never applies what is not proven', async () => {
    const { connection, negotiation, failed } = await open('scanner');
    negotiation.description(offer, 'forged');
    await settled();
    expect(connection.remote).toEqual([]);
    expect(negotiation.bound).toBe(false);
    expect(failed).toHaveBeenCalledExactlyOnceWith('verify', 'The offer was not proven');
  });

  it('keeps the presenter’s offer where both offer at once', async () => {
    const { connection, negotiation, sent } = await bound('presenter');
    connection.needsNegotiation();
    await settled();
    negotiation.description(offer, 'theirs');
    await settled();
    expect(connection.remote).toEqual(['their answer']);
    expect(connection.signalingState).toBe('have-local-offer');
    expect(sent.at(-1)).toMatchObject({ description: { type: 'offer' } });
  });

  it('gives up the scanner’s offer where both offer at once', async () => {
    const { connection, negotiation, sent, failed } = await bound('scanner');
    connection.needsNegotiation();
    await settled();
    expect(connection.signalingState).toBe('have-local-offer');
    negotiation.description({ ...offer, sdp: 'their second offer' }, 'theirs');
    await settled();
    expect(connection.signalingState).toBe('stable');
    expect(sent.at(-1)).toMatchObject({ description: { type: 'answer' } });
    expect(failed).not.toHaveBeenCalled();
  });

  it('takes no offer of a scanner before the presenter’s first, though that could not be made', async () => {
    const broken = new FakePeerConnection();
    vi.spyOn(broken, 'setLocalDescription').mockRejectedValueOnce(new Error('no codec'));
    const { connection, negotiation, failed } = await open('presenter', { connection: broken });
    expect(failed).toHaveBeenCalledExactlyOnceWith('signaling', 'no codec');
    negotiation.description(offer, 'theirs');
    await settled();
    expect(connection.remote).toEqual([]);
  });

  it('ignores an answer that nobody waits for', async () => {
    const { connection, negotiation, failed } = await bound('presenter');
    negotiation.description(answer, 'theirs');
    await settled();
    expect(connection.remote).toEqual(['their answer']);
    expect(failed).not.toHaveBeenCalled();
  });

  it('begins again after a resync: the presenter rolls back, restarts ICE and offers', async () => {
    const { connection, negotiation, sent } = await open('presenter');
    negotiation.resync();
    await settled();
    expect(connection.restarts).toBe(1);
    expect(sent.map((frame) => frame.type === 'description' && frame.description.sdp)).toEqual(['offer 1', 'offer 2']);
  });

  it('only rolls back after a resync as the scanner', async () => {
    const { connection, negotiation, sent } = await bound('scanner');
    connection.needsNegotiation();
    await settled();
    const before = sent.length;
    negotiation.resync();
    await settled();
    expect(connection.signalingState).toBe('stable');
    expect(sent).toHaveLength(before);
  });

  it('says its offer again for a peer that came anew', async () => {
    const { negotiation, sent } = await open('presenter');
    negotiation.repeat();
    await settled();
    expect(sent.map((frame) => frame.type === 'description' && frame.description.sdp)).toEqual(['offer 1', 'offer 1']);
  });

  it('answers an offer once, though it is said again with the candidates found since', async () => {
    const { connection, negotiation, sent } = await open('scanner');
    const first = 'o=- 1 2 IN IP4 127.0.0.1\r\nm=application 9 x\r\nc=IN IP4 0.0.0.0\r\na=ice-ufrag:a\r\n';
    const again =
      'o=- 1 2 IN IP4 127.0.0.1\r\nm=application 7 x\r\nc=IN IP4 10.0.0.1\r\na=candidate:1\r\na=ice-ufrag:a\r\n';
    for (const sdp of [first, again]) {
      negotiation.description({ type: 'offer', sdp }, 'theirs');
    }
    await settled();
    expect(connection.remote).toEqual([first]);
    expect(sent).toHaveLength(1);
    negotiation.description({ type: 'offer', sdp: again.replace('ufrag:a', 'ufrag:b') }, 'theirs');
    await settled();
    expect(sent).toHaveLength(2);
  });

  it('takes candidates in order, with empty strings and end marks, and minds none that does not fit', async () => {
    const { connection, negotiation, failed } = await open('scanner');
    negotiation.candidate({ candidate: 'early' });
    negotiation.description(offer, 'theirs');
    negotiation.candidate({ candidate: '' });
    negotiation.candidate(null);
    await settled();
    expect(connection.candidates).toEqual([{ candidate: 'early' }, { candidate: '' }, undefined]);
    expect(failed).not.toHaveBeenCalled();
  });

  it('does nothing any more once closed', async () => {
    const { connection, negotiation, sent } = await open('scanner');
    negotiation.description(offer, 'theirs');
    negotiation.close();
    await settled();
    expect(connection.remote).toEqual([]);
    expect(sent).toEqual([]);
  });

  it('holds nothing back once closed, though the connection never answers what it was asked before', async () => {
    const { connection, negotiation, outgoing, sent } = await bound('presenter');
    connection.setLocalDescription = () => new Promise(() => undefined);
    connection.needsNegotiation();
    outgoing.send({ type: 'failed', stage: 'verify', detail: 'behind an offer that is being made' });
    await settled();
    expect(sent.map(({ type }) => type)).toEqual(['description']);
    negotiation.close();
    expect(sent.map(({ type }) => type)).toEqual(['description', 'failed']);
  });

  it('nor behind an answer: where the peer adds its camera while its check fails', async () => {
    const { connection, negotiation, outgoing, sent } = await bound('presenter');
    connection.setLocalDescription = () => new Promise(() => undefined);
    negotiation.description(offer, 'theirs');
    await settled();
    expect(connection.signalingState).toBe('have-remote-offer');
    outgoing.send({ type: 'failed', stage: 'verify', detail: 'behind an answer that is being made' });
    expect(sent.map(({ type }) => type)).toEqual(['description']);
    negotiation.close();
    expect(sent.map(({ type }) => type)).toEqual(['description', 'failed']);
  });
});

interface Setting {
  readonly proof?: Promise<string>;
  readonly connection?: FakePeerConnection;
}

async function open(
  role: Role,
  { proof = Promise.resolve('mine'), connection = new FakePeerConnection() }: Setting = {},
) {
  const sent: (NumberedFrame & { id: number })[] = [];
  const outbox = new Outbox((frame) => sent.push(frame) > 0);
  const failed = vi.fn<Failed>();
  const trust = {
    prove: () => proof,
    verify: (_: unknown, theirs: unknown) => Promise.resolve(theirs === 'theirs'),
  } as unknown as Trust;
  const outgoing = {
    send: (frame: NumberedFrame) => {
      outbox.add(frame);
    },
    reserve: () => outbox.reserve(),
  };
  const negotiation = new Negotiation(connection.asConnection, role, Promise.resolve(), { trust, outgoing, failed });
  await settled();
  return { connection, negotiation, outgoing, sent, failed };
}

/** After a first exchange. */
async function bound(role: Role) {
  const opened = await open(role);
  opened.negotiation.description(role === 'presenter' ? answer : offer, 'theirs');
  await settled();
  expect(opened.connection.signalingState).toBe('stable');
  return opened;
}

/** Lets all promises that can be kept be kept: a turn of the event loop comes only after them. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
