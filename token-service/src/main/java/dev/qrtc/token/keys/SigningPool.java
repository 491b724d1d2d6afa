// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.keys;

import dev.qrtc.edge.metrics.PoolMetrics;
import dev.qrtc.edge.mode.Misconfigured;
import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.edge.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** A few threads for signatures that would hold up an event loop, with a short queue: beyond it there is 503 at once. */
@Startup
@Singleton
class SigningPool implements PoolMetrics.Pool {
    private final ThreadPoolExecutor threads;
    private final int places;
    private final LongAdder refused = new LongAdder();

    @Inject
    SigningPool(KeysConfig config, MeterRegistry registry) {
        this(
                config.signing().workers().orElseGet(() -> Runtime.getRuntime().availableProcessors()),
                config.signing().queue());
        PoolMetrics.show(registry, "signing", this);
    }

    SigningPool(int workers, int queue) {
        between("workers", workers, 1, 64);
        between("queue", queue, 0, 10_000);
        places = queue;
        // They start with the first signature: who does not use RS256 has none of them.
        threads = new ThreadPoolExecutor(workers, workers, 0, TimeUnit.SECONDS, queueOf(queue), task -> {
            var thread = new Thread(task, "qrtc-signing");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Signs on one of the threads and goes on where it was called. Fails with 503 {@code unavailable} where all is full. */
    Uni<String> submit(Supplier<String> signature) {
        var caller = Vertx.currentContext();
        var signed = Uni.createFrom().completionStage(() -> enqueue(signature));
        return caller == null ? signed : signed.emitOn(task -> resume(caller, task));
    }

    private CompletableFuture<String> enqueue(Supplier<String> signature) {
        try {
            return CompletableFuture.supplyAsync(signature, threads);
        } catch (RejectedExecutionException full) {
            refused.increment();
            throw new ProblemException(ErrorCode.UNAVAILABLE, "Too many tokens wait for their signature.");
        }
    }

    @Override
    public int threads() {
        return threads.getMaximumPoolSize();
    }

    @Override
    public int busy() {
        return threads.getActiveCount();
    }

    @Override
    public int waiting() {
        return threads.getQueue().size();
    }

    @Override
    public int queue() {
        return places;
    }

    @Override
    public long refused() {
        return refused.sum();
    }

    private static void resume(Context caller, Runnable task) {
        caller.runOnContext(nothing -> task.run());
    }

    private static BlockingQueue<Runnable> queueOf(int size) {
        return size == 0 ? new SynchronousQueue<>() : new ArrayBlockingQueue<>(size);
    }

    private static void between(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new Misconfigured("qrtc.keys.signing." + name, "must be between " + least + " and " + most + ".");
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
