// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.socket;

/**
 * How fast something may come: {@code perSecond} for ever, and {@code burst} at once. A token bucket whose whole state is
 * the one number in which it will be full again (the generic cell rate algorithm, ITU-T I.371): who uses a pace keeps that
 * number, in ns of {@link System#nanoTime()}.
 */
record Pace(long perSecond, long burst) {
    private static final long SECOND = 1_000_000_000L;

    /** When a bucket that would be full at {@code fullAt} is full again, after {@code amount} has been taken {@code now}. */
    long fullAfter(long fullAt, long now, long amount) {
        long from = fullAt - now > 0 ? fullAt : now;
        return from + amount * SECOND / perSecond;
    }

    /** Whether a bucket that is full again at {@code fullAt} has given no more than it had. */
    boolean holds(long fullAt, long now) {
        return fullAt - now <= burst * SECOND / perSecond;
    }

    /** In how many ms a bucket is full again, from 1. */
    long fullInMs(long fullAt, long now) {
        return Math.max(0, fullAt - now) / 1_000_000 + 1;
    }
}
