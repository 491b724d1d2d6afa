// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.decode;

import dev.qrtc.codec.picture.Effort;
import dev.qrtc.codec.picture.ImageRefused;
import dev.qrtc.codec.picture.Unfinished;
import dev.qrtc.codec.read.CodeFinder.Finding;
import dev.qrtc.qr.work.ProcessorTime;
import dev.qrtc.qr.work.Work;
import dev.qrtc.qr.work.WorkPool;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Two lanes, so that nobody waits behind expensive pictures but those who send such pictures. Every picture is tried in the quick
 * one first, which reads what is small by its headers, and for a short time. What is larger, or was not done in that time, goes over
 * to the other lane, of few threads. Headers do not tell everything: while a picture of a caller is there because it took too long,
 * and for a moment after, this caller's other ones go there at once, or the quick lane would be busy with first tries.
 */
final class Lanes implements AutoCloseable {
    private final WorkPool quick;
    private final WorkPool large;
    private final Search search;
    private final long quickPixels;
    private final long quickNanos;
    private final LongSupplier nanoTime;
    private final LongSupplier processorTime;
    private final SlowCallers slow;

    /**
     * Two pools make the lanes.
     *
     * @param quickTime which a thread may have had a processor for one picture in the quick lane
     * @param nanoTime as {@link System#nanoTime()}
     * @param processorTime as {@link ProcessorTime#ofThread()}
     */
    Lanes(
            WorkPool quick,
            WorkPool large,
            Search search,
            long quickPixels,
            Duration quickTime,
            LongSupplier nanoTime,
            LongSupplier processorTime) {
        this.quick = quick;
        this.large = large;
        this.search = search;
        this.quickPixels = quickPixels;
        this.quickNanos = quickTime.toNanos();
        this.nanoTime = nanoTime;
        this.processorTime = processorTime;
        this.slow = new SlowCallers(nanoTime);
    }

    /** What is done to a picture in both lanes. */
    @FunctionalInterface
    interface Search {
        Finding find(byte[] image, Effort effort) throws ImageRefused, Unfinished;
    }

    /** Fails with {@link ImageRefused}, or with {@link WorkPool.Busy}; ends the work where it is cancelled. */
    Uni<Finding> find(String caller, byte[] image) {
        return Uni.createFrom()
                .deferred(() -> slow.contains(caller)
                        ? inLargeLane(caller, gone -> untried(caller, image, gone))
                        : inQuickLane(caller, image)
                                .onFailure(Unfinished.class)
                                .recoverWithUni(failure -> goOver(caller, image, failure)));
    }

    private Uni<Finding> inQuickLane(String caller, byte[] image) {
        return quick.submit(caller, gone -> {
            // Fifty may have come at once, before the first one of them was found to be slow.
            if (slow.contains(caller)) {
                throw new Unfinished(Unfinished.Why.COST);
            }
            return search.find(image, new Effort(quickPixels, shortTime(gone)));
        });
    }

    private BooleanSupplier shortTime(BooleanSupplier gone) {
        BooleanSupplier tookLong = tookLong();
        return () -> gone.getAsBoolean() || tookLong.getAsBoolean();
    }

    /**
     * Whether the work of this thread has taken more than the short time, from now on. A collection of garbage or a busy machine must
     * not make an honest picture a slow one. The clock is asked first, since it answers sooner.
     */
    private BooleanSupplier tookLong() {
        long begin = nanoTime.getAsLong();
        long beginOfWork = processorTime.getAsLong();
        return () -> nanoTime.getAsLong() - begin > quickNanos && processorTime.getAsLong() - beginOfWork > quickNanos;
    }

    private Uni<Finding> goOver(String caller, byte[] image, Unfinished attempt) {
        Uni<Finding> found = inLargeLane(caller, gone -> search.find(image, new Effort(Long.MAX_VALUE, gone)));
        if (attempt.why() == Unfinished.Why.COST) {
            return found;
        }
        return Uni.createFrom().deferred(() -> {
            slow.begins(attempt, caller);
            return found.onTermination().invoke(() -> slow.ended(attempt, caller));
        });
    }

    private Uni<Finding> inLargeLane(String caller, Work<Finding> work) {
        return large.submit(caller, work);
    }

    /** One that was not tried in the quick lane. What is large by its headers does not tell that its caller is slow. */
    private Finding untried(String caller, byte[] image, BooleanSupplier gone) throws ImageRefused, Unfinished {
        try {
            return timed(caller, image, new Effort(quickPixels, gone));
        } catch (Unfinished attempt) {
            if (attempt.why() == Unfinished.Why.COST) {
                return search.find(image, new Effort(Long.MAX_VALUE, gone));
            }
            throw attempt;
        }
    }

    /** Was the caller rightly taken for slow? */
    private Finding timed(String caller, byte[] image, Effort effort) throws ImageRefused, Unfinished {
        BooleanSupplier tookLong = tookLong();
        try {
            return search.find(image, effort);
        } finally {
            if (tookLong.getAsBoolean()) {
                slow.remember(caller);
            }
        }
    }

    @Override
    public void close() {
        quick.close();
        large.close();
    }
}
