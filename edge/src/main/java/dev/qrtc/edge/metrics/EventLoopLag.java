// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * {@code qrtc_event_loop_lag_seconds}: how much later than it was due a timer of the event loop runs, ten times a second. A loop
 * that is busy, or held up, is late with everything.
 */
@Startup
@Singleton
class EventLoopLag {
    private static final long PERIOD_MS = 100;

    private final Timer lag;
    private long due;

    EventLoopLag(MeterRegistry registry, Vertx vertx) {
        this.lag = Timer.builder("qrtc.event.loop.lag")
                .description("How much later than it was due a timer of the event loop runs")
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(5),
                        Duration.ofMillis(25),
                        Duration.ofMillis(100),
                        Duration.ofMillis(500),
                        Duration.ofMillis(2500))
                .register(registry);
        vertx.getOrCreateContext().runOnContext(ignored -> next(vertx));
    }

    // Each is due from the end of the one before: one that was very late is no reason for others to be.
    private void next(Vertx vertx) {
        due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PERIOD_MS);
        vertx.setTimer(PERIOD_MS, timer -> {
            lag.record(Math.max(0, System.nanoTime() - due), TimeUnit.NANOSECONDS);
            next(vertx);
        });
    }
}
