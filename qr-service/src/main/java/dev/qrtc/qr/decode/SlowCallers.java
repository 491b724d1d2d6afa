// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.decode;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Callers one of whose pictures takes long, or did a moment ago: what they send next may well be the same. */
final class SlowCallers {
    /** Longer than any one picture is searched, so that who sends one after the other is not forgotten in between. */
    static final Duration MEMORY = Duration.ofSeconds(3);

    private final LongSupplier nanoTime;
    /** Those whose pictures are still at work or wait for it; few, since the queue is short. */
    private final Map<Object, String> waiting = new ConcurrentHashMap<>();
    /** When each was last found to be slow. */
    private final Map<String, Long> lately = new ConcurrentHashMap<>();

    /** @param nanoTime as {@link System#nanoTime()} */
    SlowCallers(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    boolean contains(String caller) {
        Long last = lately.get(caller);
        return (last != null && isLately(last)) || waiting.containsValue(caller);
    }

    /** From now on until it is told to have ended. */
    void begins(Object attempt, String caller) {
        waiting.put(attempt, caller);
    }

    void ended(Object attempt, String caller) {
        remember(caller);
        waiting.remove(attempt);
    }

    void remember(String caller) {
        lately.values().removeIf(last -> !isLately(last));
        lately.put(caller, nanoTime.getAsLong());
    }

    private boolean isLately(long last) {
        return nanoTime.getAsLong() - last <= MEMORY.toNanos();
    }
}
