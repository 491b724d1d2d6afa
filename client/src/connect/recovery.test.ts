// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakePeerConnection } from '../../test/fake-peer-connection.js';
import type { Role } from '../api.js';
import { ICE_WITHIN_MS, Recovery } from './recovery.js';

describe('recovery', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it('restarts once where ICE does not come about in time, then gives up', () => {
    const { recovery, actions } = open('presenter');
    recovery.await();
    vi.advanceTimersByTime(ICE_WITHIN_MS);
    expect(actions.restart).toHaveBeenCalledOnce();
    expect(actions.failed).not.toHaveBeenCalled();
    vi.advanceTimersByTime(ICE_WITHIN_MS);
    expect(actions.failed).toHaveBeenCalledExactlyOnceWith('ice');
  });

  it('leaves the restart to the presenter', () => {
    const { recovery, actions } = open('scanner');
    recovery.await();
    vi.advanceTimersByTime(ICE_WITHIN_MS);
    expect(actions.restart).not.toHaveBeenCalled();
  });

  it('has no deadline any more once connected', () => {
    const { connection, recovery, actions } = open('presenter');
    recovery.await();
    connection.becomes('connected');
    vi.advanceTimersByTime(10 * ICE_WITHIN_MS);
    expect(actions.restart).not.toHaveBeenCalled();
    expect(actions.connected).toHaveBeenCalledOnce();
  });

  it('tells DTLS from ICE', () => {
    const { connection, recovery, actions } = open('presenter');
    recovery.await();
    connection.becomes('failed', 'connected');
    expect(actions.failed).toHaveBeenCalledExactlyOnceWith('dtls');
  });

  it('gives a broken connection two seconds, then restarts, and never gives up', () => {
    const { connection, actions } = open('presenter');
    connection.becomes('connected');
    connection.becomes('disconnected');
    expect(actions.interrupted).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(1_999);
    expect(actions.restart).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(actions.restart).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(3_600_000);
    expect(actions.restart.mock.calls.length).toBeGreaterThan(50);
    expect(actions.failed).not.toHaveBeenCalled();
  });

  it('lets a connection that comes back by itself be', () => {
    const { connection, actions } = open('presenter');
    connection.becomes('connected');
    connection.becomes('disconnected');
    connection.becomes('connected');
    vi.advanceTimersByTime(60_000);
    expect(actions.restart).not.toHaveBeenCalled();
  });

  it('restarts at once when the peer is back, and not while it is away', () => {
    const { connection, recovery, actions } = open('presenter');
    connection.becomes('connected');
    actions.possible.mockReturnValue(false);
    connection.becomes('failed');
    vi.advanceTimersByTime(300_000);
    expect(actions.restart).not.toHaveBeenCalled();
    actions.possible.mockReturnValue(true);
    recovery.nudge();
    vi.advanceTimersByTime(0);
    expect(actions.restart).toHaveBeenCalledOnce();
  });
});

function open(role: Role) {
  const connection = new FakePeerConnection();
  const actions = {
    possible: vi.fn(() => true),
    restart: vi.fn<() => void>(),
    connected: vi.fn<() => void>(),
    interrupted: vi.fn<() => void>(),
    failed: vi.fn<(stage: 'ice' | 'dtls') => void>(),
  };
  return { connection, actions, recovery: new Recovery(connection.asConnection, role, actions) };
}
