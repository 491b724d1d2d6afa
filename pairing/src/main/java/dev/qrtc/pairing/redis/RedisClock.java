// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;

/**
 * What Redis' clock showed when ours shows something. From each comparison follows an offset that is wrong by at most half
 * of the time that it took; the quickest of the last ones is believed.
 */
@Singleton
class RedisClock {
    private static final int REMEMBERED = 12;

    private final ScriptConnection redis;
    private final ArrayDeque<Comparison> last = new ArrayDeque<>();
    private volatile boolean known;
    private volatile long offsetNanos;

    RedisClock(ScriptConnection redis) {
        this.redis = redis;
    }

    private record Comparison(long tookNanos, long offsetNanos) {}

    /** What was known no longer counts: this may be another Redis. */
    void compareAnew() {
        synchronized (this) {
            last.clear();
        }
        compare();
    }

    /** Asks Redis for its time. */
    void compare() {
        long asked = System.nanoTime();
        redis.send(Command.TIME).subscribe().with(time -> compared(asked, System.nanoTime(), time), failure -> {});
    }

    /**
     * The {@link System#nanoTime()} at which Redis' clock showed {@code time}; 0 while that is not known.
     *
     * @param time seconds, a point, and the number of microseconds (which may be shorter than six digits)
     */
    long nanoTime(String time) {
        int point = time.indexOf('.');
        return known
                ? nanos(Long.parseLong(time, 0, point, 10), Long.parseLong(time, point + 1, time.length(), 10))
                        - offsetNanos
                : 0;
    }

    private synchronized void compared(long asked, long answered, Response time) {
        long middle = asked + (answered - asked) / 2;
        long redisNanos = nanos(time.get(0).toLong(), time.get(1).toLong());
        if (last.size() == REMEMBERED) {
            last.removeFirst();
        }
        last.addLast(new Comparison(answered - asked, redisNanos - middle));
        offsetNanos = last.stream()
                .min((one, other) -> Long.compare(one.tookNanos(), other.tookNanos()))
                .orElseThrow()
                .offsetNanos();
        known = true;
    }

    private static long nanos(long seconds, long micros) {
        return (seconds * 1_000_000 + micros) * 1_000;
    }
}
