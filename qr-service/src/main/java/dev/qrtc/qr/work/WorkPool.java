// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.work;

import dev.qrtc.edge.metrics.PoolMetrics;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * A fixed number of threads with a short queue in which callers take turns. Work that finds the queue full, or that waited too
 * long in it, fails with {@link Busy} at once: a caller that hears no early can go to another replica, one that waits in a growing
 * queue gets its answer after it has given up. Work whose caller has gone leaves the queue, or is told to stop.
 */
public final class WorkPool implements PoolMetrics.Pool, AutoCloseable {
    private final ExecutorService threads;
    private final int workers;
    private final int places;
    private final LongAdder refused = new LongAdder();
    private final Semaphore idle;
    private final FairQueue<Job<?>> queue;
    private final long patience;
    private final LongSupplier nanoTime;

    /** @param nanoTime as {@link System#nanoTime()} */
    WorkPool(String name, int workers, int queue, Duration patience, LongSupplier nanoTime) {
        AtomicInteger number = new AtomicInteger();
        this.threads =
                Executors.newFixedThreadPool(workers, task -> new Thread(task, name + "-" + number.incrementAndGet()));
        this.workers = workers;
        this.places = queue;
        this.idle = new Semaphore(workers);
        this.queue = new FairQueue<>(queue);
        this.patience = patience.toNanos();
        this.nanoTime = nanoTime;
    }

    /**
     * The pool that {@code config} describes, with a thread for each processor where it does not say how many.
     *
     * @param property the prefix of its settings
     */
    public static WorkPool of(String name, String property, WorkConfig config) {
        return of(
                name,
                property,
                config,
                config.workers().orElseGet(() -> Runtime.getRuntime().availableProcessors()));
    }

    /**
     * The pool that {@code config} describes, with so many threads.
     *
     * @param property the prefix of its settings
     */
    public static WorkPool of(String name, String property, WorkConfig config, int workers) {
        Bounds.of(property + ".workers", workers, 1, 256);
        Bounds.of(property + ".queue", config.queue(), 0, 10_000);
        Bounds.of(property + ".patience", config.patience(), Duration.ofMillis(10), Duration.ofSeconds(60));
        return new WorkPool(name, workers, config.queue(), config.patience(), System::nanoTime);
    }

    /**
     * Does the work on one of the threads. Fails with what the work throws, or with {@link Busy}. Who cancels gets nothing, and
     * the work ends.
     *
     * @param caller on whose behalf: callers take turns
     */
    public <T> Uni<T> submit(Object caller, Work<T> work) {
        return Uni.createFrom().deferred(() -> {
            Job<T> job = new Job<>(work, nanoTime.getAsLong());
            enqueue(caller, job);
            return Uni.createFrom().completionStage(job.result).onCancellation().invoke(() -> {
                job.result.cancel(false);
                queue.remove(caller, job);
            });
        });
    }

    @Override
    public int threads() {
        return workers;
    }

    @Override
    public int busy() {
        return workers - idle.availablePermits();
    }

    @Override
    public int waiting() {
        return queue.size();
    }

    @Override
    public int queue() {
        return places;
    }

    @Override
    public long refused() {
        return refused.sum();
    }

    private void enqueue(Object caller, Job<?> job) {
        if (idle.tryAcquire()) {
            begin(job);
            return;
        }
        queue.add(caller, job).ifPresent(this::refuse);
        // A thread may have become idle in between, and found nothing in the queue.
        if (idle.tryAcquire()) {
            beginNext();
        }
    }

    private void begin(Job<?> job) {
        try {
            threads.execute(() -> {
                try {
                    run(job);
                } finally {
                    beginNext();
                }
            });
        } catch (RejectedExecutionException closed) {
            refuse(job);
        }
    }

    private void refuse(Job<?> job) {
        refused.increment();
        job.result.completeExceptionally(new Busy());
    }

    /** Gives the thread to the next in the queue, or back; looks again, for one may have come before it was back. */
    private void beginNext() {
        do {
            var next = queue.poll();
            if (next.isPresent()) {
                begin(next.get());
                return;
            }
            idle.release();
        } while (queue.size() > 0 && idle.tryAcquire());
    }

    private void run(Job<?> job) {
        if (nanoTime.getAsLong() - job.arrived > patience) {
            refuse(job);
        } else if (!job.result.isDone()) {
            job.run();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** One piece of work and its result, which is done early when its caller has gone. */
    private static final class Job<T> {
        private final Work<T> work;
        private final long arrived;
        private final CompletableFuture<T> result = new CompletableFuture<>();

        Job(Work<T> work, long arrived) {
            this.work = work;
            this.arrived = arrived;
        }

        /** Errors too must reach the caller, or its request would hang. */
        @SuppressWarnings("CatchingUnchecked")
        void run() {
            try {
                result.complete(work.run(result::isDone));
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            }
        }
    }

    /** All threads have work and the queue is full, or the wait was too long. */
    public static final class Busy extends RuntimeException {
        Busy() {
            super("no thread is free", null, false, false);
        }
    }
}
