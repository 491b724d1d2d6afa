// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/**
 * {@code qrtc_pool_threads}, {@code qrtc_pool_busy}, {@code qrtc_pool_waiting}, {@code qrtc_pool_queue} and
 * {@code qrtc_pool_refused_total}, each with {@code pool}: whether a bounded pool of threads is at its end.
 */
public final class PoolMetrics {
    /** A bounded pool of threads with a bounded queue. */
    public interface Pool {
        /** Threads it may have. */
        int threads();

        /** Threads that work. */
        int busy();

        /** Calls that wait for a thread. */
        int waiting();

        /** Calls that may wait for a thread. */
        int queue();

        /** Calls that were refused since the start. */
        long refused();
    }

    private PoolMetrics() {}

    /** Shows {@code pool} under a name that is the same in all replicas. */
    public static void show(MeterRegistry registry, String name, Pool pool) {
        gauge(registry, name, pool, "qrtc.pool.threads", "Threads of a pool", Pool::threads);
        gauge(registry, name, pool, "qrtc.pool.busy", "Threads of a pool that work", Pool::busy);
        gauge(registry, name, pool, "qrtc.pool.waiting", "Calls that wait for a thread", Pool::waiting);
        gauge(registry, name, pool, "qrtc.pool.queue", "Calls that may wait for a thread", Pool::queue);
        FunctionCounter.builder("qrtc.pool.refused", pool, Pool::refused)
                .description("Calls that were refused, because the queue was full or the wait too long")
                .tag("pool", name)
                .register(registry);
    }

    private static void gauge(
            MeterRegistry registry,
            String pool,
            Pool of,
            String name,
            String description,
            ToDoubleFunction<Pool> value) {
        Gauge.builder(name, of, value)
                .description(description)
                .tag("pool", pool)
                .strongReference(true)
                .register(registry);
    }
}
