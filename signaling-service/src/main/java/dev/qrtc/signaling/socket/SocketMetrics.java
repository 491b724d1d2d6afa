// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.socket;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Counts how connections are refused and end, and which limits are reached. A limit that is reached is worth a line in the
 * log too, but not one for each time: whoever attacks must not fill a disk.
 */
@Startup
@ApplicationScoped
class SocketMetrics {
    private static final Logger LOG = Logger.getLogger(SocketMetrics.class);
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int ABNORMAL = 1006;

    private final MeterRegistry registry;
    private final Map<Limit, Hits> hits = new EnumMap<>(Limit.class);
    private final Counter originRefused;
    private final Map<Integer, Counter> closes;
    private final Counter otherCloses;
    private final Map<Joining, Timer> joins = new EnumMap<>(Joining.class);

    SocketMetrics(MeterRegistry registry, Admission admission) {
        this.registry = registry;
        for (Limit limit : Limit.values()) {
            hits.put(limit, new Hits(limit, counter(registry, limit)));
        }
        originRefused = refused(registry, "origin");
        closes = Stream.of(
                        1000, 1001, 1005, ABNORMAL, 1009, 1011, 1012, 1013, 4400, 4401, 4403, 4404, 4408, 4409, 4410,
                        4429)
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), code -> closes(registry, Integer.toString(code))));
        otherCloses = closes(registry, "other");
        for (Joining outcome : Joining.values()) {
            joins.put(outcome, joins(registry, outcome));
        }
        Gauge.builder("qrtc.signaling.places", admission, Admission::connections)
                .description("Places of this replica that are taken, of qrtc.signaling.limits.connections")
                .register(registry);
        Gauge.builder("qrtc.signaling.places.limit", admission, Admission::limit)
                .description("Places that this replica has: qrtc.signaling.limits.connections")
                .register(registry);
    }

    /** Where to ask how many bytes wait to be read by clients. */
    void queuedBytes(Supplier<Number> sum) {
        Gauge.builder("qrtc.signaling.queued", sum)
                .description("Bytes that wait for clients to read on")
                .baseUnit("bytes")
                .register(registry);
    }

    /** A client went beyond a limit. */
    void hit(Limit limit) {
        Hits those = hits.get(limit);
        if (those != null) {
            those.more();
        }
    }

    /** A client wanted to connect with neither an origin nor a token. Pages of foreign origins do not get here. */
    void originRefused() {
        originRefused.increment();
    }

    /** A connection has ended with a close code, or with 1006 where there was none. */
    void closed(int code) {
        closes.getOrDefault(code, otherCloses).increment();
    }

    /** A connection got its seat, or ended without one, {@code nanos} after its upgrade. */
    void joined(Joining outcome, long nanos) {
        Timer timer = joins.get(outcome);
        if (timer != null) {
            timer.record(nanos, TimeUnit.NANOSECONDS);
        }
    }

    private static Counter counter(MeterRegistry registry, Limit limit) {
        return limit == Limit.CONNECTIONS || limit == Limit.CONNECTIONS_PER_ADDRESS
                ? refused(registry, limit.label())
                : Counter.builder("qrtc.signaling.limited")
                        .description("Connections that went beyond a limit")
                        .tag("limit", limit.label())
                        .register(registry);
    }

    private static Counter refused(MeterRegistry registry, String reason) {
        return Counter.builder("qrtc.signaling.refused")
                .description("Connections refused before the upgrade")
                .tag("reason", reason)
                .register(registry);
    }

    private static Timer joins(MeterRegistry registry, Joining outcome) {
        return Timer.builder("qrtc.signaling.join")
                .description("Time from the upgrade to the welcome, or to the end without one")
                .tag("outcome", outcome.label())
                .serviceLevelObjectives(
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1),
                        Duration.ofMillis(2500),
                        Duration.ofSeconds(10))
                .register(registry);
    }

    private static Counter closes(MeterRegistry registry, String code) {
        return Counter.builder("qrtc.signaling.closes")
                .description("Connections that ended, by close code")
                .tag("code", code)
                .register(registry);
    }

    /** How often one limit was reached, and how often of that the log has said. */
    private static final class Hits {
        private final Limit limit;
        private final Counter counter;
        private final AtomicLong unsaid = new AtomicLong();
        private final AtomicLong saidAt = new AtomicLong(System.nanoTime() - QUIET_NANOS);

        Hits(Limit limit, Counter counter) {
            this.limit = limit;
            this.counter = counter;
        }

        void more() {
            counter.increment();
            unsaid.incrementAndGet();
            long last = saidAt.get();
            long now = System.nanoTime();
            if (now - last >= QUIET_NANOS && saidAt.compareAndSet(last, now)) {
                LOG.warnf("limit reached: limit=%s times=%d", limit.label(), unsaid.getAndSet(0));
            }
        }
    }
}
