// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The moment at which work on one picture stops. */
public final class Deadline {
    private final LongSupplier nanoTime;
    private final long end;

    private Deadline(LongSupplier nanoTime, long end) {
        this.nanoTime = nanoTime;
        this.end = end;
    }

    /**
     * The moment at which {@code budget} is used up.
     *
     * @param nanoTime as {@link System#nanoTime()}
     */
    public static Deadline in(Duration budget, LongSupplier nanoTime) {
        return new Deadline(nanoTime, nanoTime.getAsLong() + budget.toNanos());
    }

    public boolean passed() {
        return nanoTime.getAsLong() - end >= 0;
    }
}
