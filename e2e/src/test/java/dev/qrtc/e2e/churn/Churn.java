// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.churn;

import dev.qrtc.e2e.stack.RunningStack;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Clients that come at a constant rate, each on a thread of its own. Where the machine cannot bear so many, they come more
 * slowly: this is no test of load.
 */
final class Churn implements AutoCloseable {
    private static final int KEPT = 5;
    // About thirty are usual, most of which wait for a deadline.
    private static final int MOST_AT_ONCE = 60;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final RunningStack stack;
    private final double rate;
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private int number;

    /** {@code rate} clients a second. */
    Churn(RunningStack stack, double rate) {
        this.stack = stack;
        this.rate = rate;
    }

    /**
     * Brings so many clients, and waits until the last of them has gone.
     *
     * @param start when the first of them comes, as {@link System#nanoTime()} tells it; now where that is over
     */
    void bring(int visits, long start) {
        long wait = Math.max(0, start - System.nanoTime());
        var all = IntStream.range(0, visits)
                .mapToObj(visit -> begin(number + visit, wait + (long) (visit * 1e9 / rate)))
                .toArray(CompletableFuture[]::new);
        number += visits;
        CompletableFuture.allOf(all)
                .orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private CompletableFuture<Void> begin(int visit, long delay) {
        var then = CompletableFuture.delayedExecutor(delay, TimeUnit.NANOSECONDS, clients);
        return CompletableFuture.runAsync(() -> pay(visit), then);
    }

    // Whatever goes wrong in one visit, the others go on; all of it is told at the end.
    private void pay(int visit) {
        places.acquireUninterruptibly();
        try {
            Visit.of(visit).pay(stack, visit);
        } catch (RuntimeException | AssertionError e) {
            var trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            failures.add(Visit.of(visit) + ", the client of number " + visit + ": " + trace);
        } finally {
            places.release();
        }
    }

    /** How many have come. */
    int visits() {
        return number;
    }

    /** How many were not treated as the protocol says. */
    int failed() {
        return failures.size();
    }

    /** The first of {@link #failed()}, with what happened. */
    List<String> failures() {
        return failures.stream().limit(KEPT).toList();
    }

    @Override
    public void close() {
        clients.shutdownNow();
    }
}
