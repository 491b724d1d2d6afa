// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.decode;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The moment at which work on one picture stops. */
final class Deadline {
    private final LongSupplier nanoTime;
    private final long end;

    private Deadline(LongSupplier nanoTime, long end) {
        this.nanoTime = nanoTime;
        this.end = end;
    }

    /** @param nanoTime as {@link System#nanoTime()} */
    static Deadline in(Duration budget, LongSupplier nanoTime) {
        return new Deadline(nanoTime, nanoTime.getAsLong() + budget.toNanos());
    }

    boolean passed() {
        return nanoTime.getAsLong() - end >= 0;
    }
}
