// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeWebSocket } from '../../test/fake-web-socket.js';
import { Signaling, type SignalingListener } from './signaling.js';

const bye = { type: 'bye', reason: 'x' } as const;

describe('signaling', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(Math, 'random').mockReturnValue(1);
    vi.stubGlobal('WebSocket', FakeWebSocket);
    FakeWebSocket.opened.length = 0;
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('says who it is: token as subprotocol, instance, attempt, cursor and what was acknowledged', () => {
    open();
    const { last } = FakeWebSocket;
    expect(last.protocols).toEqual(['qrtc.v1', 'peer.token']);
    expect(last.url.pathname).toBe('/v1/signaling');
    expect([...last.url.searchParams]).toEqual([
      ['instance', 'aaaaaaaa'],
      ['attempt', '1'],
      ['cursor', ''],
      ['acked', '0'],
    ]);
  });

  it('sends nothing before the welcome', () => {
    const { signaling } = open();
    FakeWebSocket.last.readyState = FakeWebSocket.OPEN;
    signaling.send(bye);
    expect(FakeWebSocket.last.sent).toEqual([]);
    FakeWebSocket.last.welcome();
    expect(FakeWebSocket.last.sent).toEqual([{ ...bye, id: 1 }]);
  });

  it('comes back with its cursor, a higher attempt, and the frames that the server lacks', () => {
    const { signaling, listener } = open();
    FakeWebSocket.last.welcome();
    signaling.send(bye);
    signaling.send({ type: 'candidate', candidate: null });
    FakeWebSocket.last.hear({ type: 'ack', id: 1 });
    FakeWebSocket.last.hear({ type: 'contention', cursor: '5-77' });
    FakeWebSocket.last.closedByServer(1006);
    expect(listener.interrupted).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(250);
    const { last } = FakeWebSocket;
    expect([last.query('attempt'), last.query('cursor'), last.query('acked')]).toEqual(['2', '5-77', '1']);
    last.welcome({ lastId: 1 });
    expect(last.sent).toEqual([{ type: 'candidate', candidate: null, id: 2 }]);
    expect(listener.welcome).toHaveBeenCalledTimes(2);
  });

  it('waits longer after each failure, and starts small again after a stable time', () => {
    open();
    FakeWebSocket.last.closedByServer(1006);
    for (const pause of [250, 500, 1000, 2000]) {
      const before = FakeWebSocket.opened.length;
      vi.advanceTimersByTime(pause - 1);
      expect(FakeWebSocket.opened.length).toBe(before);
      vi.advanceTimersByTime(1);
      expect(FakeWebSocket.opened.length).toBe(before + 1);
      FakeWebSocket.last.closedByServer(1013);
    }
    vi.advanceTimersByTime(4000);
    FakeWebSocket.last.welcome();
    vi.advanceTimersByTime(6000);
    const before = FakeWebSocket.opened.length;
    FakeWebSocket.last.closedByServer(1012);
    vi.advanceTimersByTime(250);
    expect(FakeWebSocket.opened.length).toBe(before + 1);
  });

  it.each([
    [1000, 'completed'],
    [4400, 'frame_malformed'],
    [4401, 'unauthenticated'],
    [4403, 'not_allowed'],
    [4404, 'pairing_unknown'],
    [4409, 'replaced'],
    [4410, 'pairing_closed'],
  ])('does not come back after %d', (code, reason) => {
    const { listener } = open();
    FakeWebSocket.last.welcome();
    FakeWebSocket.last.closedByServer(code);
    vi.advanceTimersByTime(60_000);
    expect(FakeWebSocket.opened).toHaveLength(1);
    expect(listener.ended).toHaveBeenCalledExactlyOnceWith(reason);
  });

  it('ends with the reason of the peer’s bye, whatever close code follows', () => {
    const { listener } = open();
    FakeWebSocket.last.welcome();
    FakeWebSocket.last.hear({ type: 'bye', cursor: '3-1', reason: 'lost' });
    FakeWebSocket.last.closedByServer(4410);
    expect(listener.ended).toHaveBeenCalledExactlyOnceWith('lost');
  });

  it('waits as long as the server asked before it closed with 4429', () => {
    open();
    FakeWebSocket.last.welcome();
    FakeWebSocket.last.hear({ type: 'error', code: 'too_many_frames', retryAfterMs: 3000 });
    FakeWebSocket.last.closedByServer(4429);
    vi.advanceTimersByTime(2999);
    expect(FakeWebSocket.opened).toHaveLength(1);
    vi.advanceTimersByTime(300);
    expect(FakeWebSocket.opened).toHaveLength(2);
  });

  it('moves to another replica without a gap when this one goes away', () => {
    const { listener } = open();
    const old = FakeWebSocket.last;
    old.welcome();
    old.hear({ type: 'going-away', afterMs: 700 });
    vi.advanceTimersByTime(700);
    expect(FakeWebSocket.opened).toHaveLength(2);
    old.closedByServer(4409);
    FakeWebSocket.last.welcome();
    expect(listener.ended).not.toHaveBeenCalled();
    expect(listener.interrupted).not.toHaveBeenCalled();
    expect(old.readyState).toBe(3);
  });

  it('says what it received at leisure, or after 16 frames', () => {
    open();
    const { last } = FakeWebSocket;
    last.welcome();
    last.hear({ type: 'contention', cursor: '1-1' });
    vi.advanceTimersByTime(199);
    expect(last.sentOf('received')).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(last.sentOf('received')).toEqual([{ type: 'received', cursor: '1-1' }]);
    for (let seq = 2; seq <= 17; seq++) {
      last.hear({ type: 'contention', cursor: `${seq}-1` });
    }
    expect(last.sentOf('received').at(-1)).toEqual({ type: 'received', cursor: '17-1' });
  });

  it.each(['mailbox_full', 'id_gap'])('sends again what was refused with %s', (code) => {
    const { signaling } = open();
    const { last } = FakeWebSocket;
    last.welcome();
    signaling.send(bye);
    signaling.send({ type: 'candidate', candidate: null });
    last.hear({ type: 'error', code, id: 1, retryAfterMs: 300 });
    last.hear({ type: 'error', code: 'id_gap', id: 2 });
    last.sent.length = 0;
    vi.advanceTimersByTime(600);
    expect(last.sent.map((frame) => frame['id'])).toEqual([1, 2]);
  });

  it('gives up a frame that will never be taken, and tells', () => {
    const { signaling, listener } = open();
    const { last } = FakeWebSocket;
    last.welcome();
    signaling.send({ type: 'candidate', candidate: null });
    signaling.send(bye);
    last.hear({ type: 'error', code: 'frame_malformed', title: 'No', id: 1 });
    expect(last.sent.at(-1)).toEqual({ ...bye, id: 1 });
    expect(listener.problem).toHaveBeenCalledExactlyOnceWith({ code: 'frame_malformed', message: 'No' });
  });

  it('drops a socket on which nothing is acknowledged or welcomed', () => {
    const { signaling } = open();
    vi.advanceTimersByTime(10_000 + 250);
    expect(FakeWebSocket.opened).toHaveLength(2);
    FakeWebSocket.last.welcome();
    signaling.send(bye);
    vi.advanceTimersByTime(10_000 + 500);
    expect(FakeWebSocket.opened).toHaveLength(3);
  });

  it('keeps frames for who listens next', () => {
    const { signaling, listener } = open();
    signaling.attach(undefined);
    FakeWebSocket.last.welcome();
    FakeWebSocket.last.hear({ type: 'contention', cursor: '1-1' });
    FakeWebSocket.last.hear({ type: 'bye', cursor: '2-1', reason: 'cancelled' });
    signaling.attach(listener);
    expect(listener.frame.mock.calls.map(([{ type }]) => type)).toEqual(['contention', 'bye']);
    expect(listener.ended).toHaveBeenCalledExactlyOnceWith('cancelled');
  });

  it('takes the newest word about the peer: a welcome overtakes the frames before its head', () => {
    const { signaling } = open();
    FakeWebSocket.last.welcome({ head: 4 });
    FakeWebSocket.last.hear({ type: 'peer', cursor: '4-1', present: false, instance: 'older000' });
    expect(signaling.standing).toMatchObject({ peerPresent: true, peerInstance: 'peer0001' });
    FakeWebSocket.last.hear({ type: 'peer', cursor: '5-1', present: true, instance: 'newer000' });
    expect(signaling.standing.peerInstance).toBe('newer000');
  });

  it('goes on as a new instance: attempt 1, ids from 1, the same place in the mailbox', () => {
    const { signaling } = open();
    FakeWebSocket.last.welcome();
    FakeWebSocket.last.hear({ type: 'contention', cursor: '9-3' });
    signaling.send(bye);
    signaling.renew('bbbbbbbb');
    const { last } = FakeWebSocket;
    expect([last.query('instance'), last.query('attempt'), last.query('cursor')]).toEqual(['bbbbbbbb', '1', '9-3']);
    last.welcome();
    signaling.send({ type: 'candidate', candidate: null });
    expect(last.sent).toEqual([{ type: 'candidate', candidate: null, id: 1 }]);
  });

  it('ignores what is not JSON, unknown types, and descriptions that are no offer or answer', () => {
    const { listener } = open();
    const { last } = FakeWebSocket;
    last.welcome();
    last.dispatchEvent(new MessageEvent('message', { data: '{' }));
    last.hear({ type: 'novelty', cursor: '1-1' });
    last.hear({ type: 'description', cursor: '2-1', instance: 'x', description: { type: 'pranswer', sdp: '' } });
    expect(listener.frame).not.toHaveBeenCalled();
  });
});

function open() {
  const listener = {
    welcome: vi.fn<SignalingListener['welcome']>(),
    frame: vi.fn<SignalingListener['frame']>(),
    interrupted: vi.fn<SignalingListener['interrupted']>(),
    problem: vi.fn<SignalingListener['problem']>(),
    ended: vi.fn<SignalingListener['ended']>(),
  };
  const signaling = new Signaling('ws://localhost/v1/signaling', 'token', 'aaaaaaaa');
  signaling.attach(listener);
  return { signaling, listener };
}
