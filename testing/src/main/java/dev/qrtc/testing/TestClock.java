// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test turns it. */
public final class TestClock extends Clock {
    private volatile Instant now;

    private TestClock(Instant start) {
        now = start;
    }

    /** Stands at {@code start}. */
    public static TestClock at(Instant start) {
        return new TestClock(start);
    }

    /** Stands at a moment that every run shares. */
    public static TestClock standing() {
        return at(Instant.parse("2026-11-22T12:00:00Z"));
    }

    /** Turns it on, or back where {@code by} is negative. */
    public synchronized void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** The same clock: it only tells instants. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
