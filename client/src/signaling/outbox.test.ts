// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { NumberedFrame } from './frames.js';
import { Outbox } from './outbox.js';

const bye = (reason: string): NumberedFrame => ({ type: 'bye', reason });
const candidate: NumberedFrame = { type: 'candidate', candidate: null };

describe('outbox', () => {
  it('numbers from 1 and sends at once', () => {
    const { outbox, sent } = open();
    outbox.add(bye('a'));
    outbox.add(bye('b'));
    expect(sent).toEqual([
      [1, 'a'],
      [2, 'b'],
    ]);
  });

  it('keeps what is behind a reserved place until that is filled', () => {
    const { outbox, sent } = open();
    const place = outbox.reserve();
    outbox.add(bye('later'));
    expect(sent).toEqual([]);
    place.fill(bye('first'));
    expect(sent).toEqual([
      [1, 'first'],
      [2, 'later'],
    ]);
  });

  it('leaves no gap where a place is given up', () => {
    const { outbox, sent } = open();
    const place = outbox.reserve();
    outbox.add(bye('next'));
    place.drop();
    expect(sent).toEqual([[1, 'next']]);
  });

  it('sends after a reconnect what the server does not have', () => {
    const { outbox, sent } = open();
    ['a', 'b', 'c'].forEach((text) => {
      outbox.add(bye(text));
    });
    outbox.acknowledge(1);
    sent.length = 0;
    outbox.resume(2);
    outbox.flush();
    expect(sent).toEqual([[3, 'c']]);
    expect(outbox.acked).toBe(2);
  });

  it('does not send again what the server turns out to have, though it was about to', () => {
    const { outbox, sent } = open();
    outbox.add(bye('a'));
    outbox.add(bye('b'));
    outbox.rewind();
    sent.length = 0;
    outbox.resume(2);
    outbox.flush();
    expect(sent).toEqual([]);
    expect(outbox.empty).toBe(true);
  });

  it('numbers on from where a server is that lost what it had acknowledged, without the old negotiation', () => {
    const { outbox, sent } = open();
    outbox.add(bye('a'));
    outbox.add(bye('b'));
    outbox.acknowledge(2);
    outbox.add(candidate);
    outbox.add(bye('c'));
    sent.length = 0;
    outbox.resume(1);
    outbox.flush();
    expect(sent).toEqual([[2, 'c']]);
  });

  it('lets those behind a refused frame move up', () => {
    const { outbox, sent } = open();
    ['a', 'bad', 'c'].forEach((text) => {
      outbox.add(bye(text));
    });
    outbox.acknowledge(1);
    sent.length = 0;
    outbox.refuse(2);
    outbox.flush();
    expect(sent).toEqual([[2, 'c']]);
  });

  it('waits for a socket', () => {
    const { outbox, sent, socket } = open();
    socket.open = false;
    outbox.add(bye('a'));
    expect(sent).toEqual([]);
    expect(outbox.waiting).toBe(false);
    socket.open = true;
    outbox.flush();
    expect(sent).toEqual([[1, 'a']]);
  });

  it('starts anew with a new instance', () => {
    const { outbox, sent } = open();
    outbox.add(bye('old'));
    outbox.acknowledge(1);
    outbox.clear();
    outbox.add(bye('new'));
    expect(sent.at(-1)).toEqual([1, 'new']);
    expect(outbox.acked).toBe(0);
  });
});

function open() {
  const sent: [number, string][] = [];
  const socket = { open: true };
  const outbox = new Outbox((frame) => {
    if (socket.open) {
      sent.push([frame.id, frame.type === 'bye' ? frame.reason : frame.type]);
    }
    return socket.open;
  });
  return { outbox, sent, socket };
}
