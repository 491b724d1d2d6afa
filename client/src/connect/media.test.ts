// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { Media } from './media.js';

/** What a sender has to send; `replaceTrack` takes effect at once. */
class FakeSender {
  track: MediaStreamTrack | null;

  constructor(track: MediaStreamTrack) {
    this.track = track;
  }

  replaceTrack(track: MediaStreamTrack | null): Promise<void> {
    this.track = track;
    return Promise.resolve();
  }
}

class FakeConnection {
  readonly senders: FakeSender[] = [];

  addTrack(track: MediaStreamTrack): FakeSender {
    const sender = new FakeSender(track);
    this.senders.push(sender);
    return sender;
  }

  getSenders(): FakeSender[] {
    return this.senders;
  }

  get sends(): (MediaStreamTrack | null)[] {
    return this.senders.map(({ track }) => track);
  }

  get real(): RTCPeerConnection {
    return this as unknown as RTCPeerConnection;
  }
}

const stream = {} as MediaStream;
const track = { readyState: 'live' } as MediaStreamTrack;
const ended = { readyState: 'ended' } as MediaStreamTrack;

describe('the tracks that a peer sends', () => {
  it('go out at once where the peer is trusted', () => {
    const connection = new FakeConnection();
    new Media(false).send(connection.real, { track, stream });
    expect(connection.sends).toEqual([track]);
  });

  it('wait until it is', () => {
    const connection = new FakeConnection();
    const media = new Media(true);
    media.send(connection.real, { track, stream });
    expect(connection.sends).toEqual([null]);
    media.release();
    expect(connection.sends).toEqual([track]);
    const later = new FakeConnection();
    media.send(later.real, { track, stream });
    expect(later.sends).toEqual([track]);
  });

  it('move to another connection, held back or not', () => {
    const media = new Media(false);
    const [first, second, third] = [new FakeConnection(), new FakeConnection(), new FakeConnection()];
    media.send(first.real, { track, stream });
    media.send(first.real, { track: ended, stream });
    media.move(first.real, second.real, true);
    expect(second.sends).toEqual([null]);
    media.move(second.real, third.real, true);
    expect(third.sends).toEqual([null]);
    media.release();
    expect(third.sends).toEqual([track]);
    expect(second.sends).toEqual([null]);
  });
});
