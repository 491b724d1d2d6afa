// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** The moment at which work on one picture stops. */
public final class Deadline {
    private final LongSupplier nanoTime;
    private final long end;
    private final BooleanSupplier isOver;

    private Deadline(LongSupplier nanoTime, long end, BooleanSupplier isOver) {
        this.nanoTime = nanoTime;
        this.end = end;
        this.isOver = isOver;
    }

    /**
     * The moment at which {@code budget} is used up.
     *
     * @param nanoTime as {@link System#nanoTime()}
     */
    public static Deadline in(Duration budget, LongSupplier nanoTime) {
        return new Deadline(nanoTime, nanoTime.getAsLong() + budget.toNanos(), () -> false);
    }

    /** This moment, or an earlier one: when {@code over} says so, asked from the thread that works. */
    public Deadline orWhen(BooleanSupplier over) {
        return new Deadline(nanoTime, end, over);
    }

    public boolean passed() {
        return nanoTime.getAsLong() - end >= 0 || isOver.getAsBoolean();
    }
}
