// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.access;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** {@code qrtc_client_assertions_total{outcome}}. */
@Startup
@Singleton
class AssertionMetrics {
    /** How an assertion ended. */
    enum Outcome {
        ACCEPTED,
        REFUSED,
        /** It was good, but used before. */
        REPLAYED
    }

    private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);

    AssertionMetrics(MeterRegistry registry) {
        for (var outcome : Outcome.values()) {
            var counter = Counter.builder("qrtc.client.assertions")
                    .description("Assertions by which clients authenticated, by how they ended")
                    .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                    .register(registry);
            counters.put(outcome, counter);
        }
    }

    void count(Outcome outcome) {
        var counter = counters.get(outcome);
        if (counter != null) {
            counter.increment();
        }
    }
}
