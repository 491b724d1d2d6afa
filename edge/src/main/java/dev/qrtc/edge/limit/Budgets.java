// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.limit;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Budgets in this process, one for each key, by the generic cell rate algorithm: of each only the time is kept up to which it
 * is spent. Remembers a bounded number; whoever comes when there are as many shares one budget with all others.
 */
public final class Budgets {
    private static final String REST = "";
    private static final long SWEEP_NANOS = 1_000_000_000;

    private final int most;
    private final ConcurrentHashMap<String, Long> spentUntil = new ConcurrentHashMap<>();
    private final AtomicLong swept;

    /** Remembers {@code most} at most. */
    public Budgets(int most) {
        this.most = most;
        this.swept = new AtomicLong(System.nanoTime());
    }

    /** Takes one from the budget of {@code key}: zero where there was one, else for how long to wait. */
    public Duration take(String key, Rate rate) {
        return take(key, rate, System.nanoTime());
    }

    Duration take(String key, Rate rate, long now) {
        var own = spentUntil.size() < most || spentUntil.containsKey(key) || sweep(now) ? key : REST;
        var wait = new long[1];
        spentUntil.compute(own, (ignored, known) -> {
            var from = known == null || known - now < 0 ? now : known;
            var next = from + rate.costMicros() * 1_000;
            wait[0] = next - now - rate.budgetMicros() * 1_000;
            return wait[0] > 0 ? from : Long.valueOf(next);
        });
        return wait[0] > 0 ? Duration.ofNanos(wait[0]) : Duration.ZERO;
    }

    /** How many are remembered. */
    int size() {
        return spentUntil.size();
    }

    // Whoever has a whole budget need not be remembered. Says whether there is room then.
    private boolean sweep(long now) {
        var last = swept.get();
        if (now - last >= SWEEP_NANOS && swept.compareAndSet(last, now)) {
            spentUntil.values().removeIf(until -> until - now < 0);
        }
        return spentUntil.size() < most;
    }
}
