// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.work;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * A fixed number of threads with a short queue. Work that finds the queue full, or that waited too long in it, fails with {@link
 * Busy} at once: a caller that hears no early can go to another replica, one that waits in a growing queue gets its answer after
 * it has given up.
 */
public final class WorkPool implements AutoCloseable {
    private final ThreadPoolExecutor threads;
    private final long patience;
    private final LongSupplier nanoTime;

    /** @param nanoTime as {@link System#nanoTime()} */
    WorkPool(String name, int workers, int queue, Duration patience, LongSupplier nanoTime) {
        AtomicInteger number = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(
                workers,
                workers,
                0,
                TimeUnit.SECONDS,
                queueOf(queue),
                task -> new Thread(task, name + "-" + number.incrementAndGet()));
        this.patience = patience.toNanos();
        this.nanoTime = nanoTime;
    }

    /**
     * The pool that {@code config} describes.
     *
     * @param property the prefix of its settings
     */
    public static WorkPool of(String name, String property, WorkConfig config) {
        int workers = config.workers().orElseGet(() -> Runtime.getRuntime().availableProcessors());
        Bounds.of(property + ".workers", workers, 1, 256);
        Bounds.of(property + ".queue", config.queue(), 0, 10_000);
        Bounds.of(property + ".patience", config.patience(), Duration.ofMillis(10), Duration.ofSeconds(60));
        return new WorkPool(name, workers, config.queue(), config.patience(), System::nanoTime);
    }

    private static BlockingQueue<Runnable> queueOf(int size) {
        return size == 0 ? new SynchronousQueue<>() : new ArrayBlockingQueue<>(size);
    }

    /** Does the work on one of the threads. Fails with what the work throws, or with {@link Busy}. */
    public <T> Uni<T> submit(Callable<T> work) {
        return Uni.createFrom().completionStage(() -> enqueue(work));
    }

    /** Calls that wait for a thread. */
    public int waiting() {
        return threads.getQueue().size();
    }

    private <T> CompletableFuture<T> enqueue(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        long arrived = nanoTime.getAsLong();
        try {
            threads.execute(() -> {
                if (nanoTime.getAsLong() - arrived > patience) {
                    result.completeExceptionally(new Busy());
                } else {
                    complete(result, work);
                }
            });
        } catch (RejectedExecutionException full) {
            result.completeExceptionally(new Busy());
        }
        return result;
    }

    /** Errors too must reach the caller, or its request would hang. */
    @SuppressWarnings("CatchingUnchecked")
    private static <T> void complete(CompletableFuture<T> result, Callable<T> work) {
        try {
            result.complete(work.call());
        } catch (Throwable failure) {
            result.completeExceptionally(failure);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** All threads have work and the queue is full, or the wait was too long. */
    public static final class Busy extends RuntimeException {
        Busy() {
            super("no thread is free", null, false, false);
        }
    }
}
