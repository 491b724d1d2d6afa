// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The seats that this replica has left of late. A failover may undo a leave, and nobody else could say it again; said again
 * it has no effect but on the very seat that was left. Bounded by time and number; safe for use by several threads.
 */
public final class RecentLeaves {
    /** A leave that is older than this the store has not lost. */
    public static final Duration REMEMBERED = Duration.ofSeconds(60);

    /** So many are remembered, the newest, in about 3 MB: as many as a replica has connections, by default. */
    static final int MOST = 20_000;

    private final LongSupplier clock;
    private final Map<Seat, Long> leftAt = new LinkedHashMap<>();

    /** Counts time by {@code clock}, in ms for which the store was there: it loses nothing while it is away. */
    public RecentLeaves(LongSupplier clock) {
        this.clock = clock;
    }

    /** {@code seat} is being left. */
    public synchronized void add(Seat seat) {
        leftAt.remove(seat);
        leftAt.put(seat, clock.getAsLong());
        forget();
    }

    /** What is to be said again when the store is back, oldest first. */
    public synchronized List<Seat> all() {
        forget();
        return List.copyOf(leftAt.keySet());
    }

    private void forget() {
        long oldest = clock.getAsLong() - REMEMBERED.toMillis();
        Iterator<Long> times = leftAt.values().iterator();
        while (times.hasNext() && (times.next() < oldest || leftAt.size() > MOST)) {
            times.remove();
        }
    }
}
