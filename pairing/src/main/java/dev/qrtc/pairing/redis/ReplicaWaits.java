// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** {@code qrtc_redis_replication_total{result}}; what a failover may undo is said in the log too, at most once a minute. */
@ApplicationScoped
class ReplicaWaits {
    private static final Logger LOG = Logger.getLogger(ReplicaWaits.class);
    private static final long SILENCE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Map<Result, Counter> counters = new EnumMap<>(Result.class);
    private final AtomicLong saidAt = new AtomicLong(System.nanoTime() - SILENCE_NANOS);

    ReplicaWaits(MeterRegistry registry) {
        for (Result result : Result.values()) {
            counters.put(result, counter(registry, result));
        }
    }

    /** Whether a replica of Redis has what was changed. */
    enum Result {
        /** One has it. */
        REPLICATED,
        /** Redis has no replica. */
        NONE,
        /** None said in time that it has it. */
        LATE,
        /** Redis does not let us ask. */
        UNKNOWN;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    void count(Result result) {
        Counter counter = counters.get(result);
        if (counter != null) {
            counter.increment();
        }
        if (result == Result.LATE) {
            say(
                    "no replica of Redis confirmed a change in time (qrtc.pairing.replica-patience): a failover may undo it");
        } else if (result == Result.UNKNOWN) {
            say("Redis refuses ROLE or WAIT: a failover may undo what was changed");
        }
    }

    private void say(String what) {
        long last = saidAt.get();
        long now = System.nanoTime();
        if (now - last >= SILENCE_NANOS && saidAt.compareAndSet(last, now)) {
            LOG.warn(what);
        }
    }

    private static Counter counter(MeterRegistry registry, Result result) {
        return Counter.builder("qrtc.redis.replication")
                .description("Claims, confirmations and ends, by whether a replica of Redis has them")
                .tag("result", result.label())
                .register(registry);
    }
}
