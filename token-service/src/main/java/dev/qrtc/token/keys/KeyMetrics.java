// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.keys;

import dev.qrtc.edge.token.TokenKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** How old the keys are that sign, and what became of changes of their file. */
@Startup
@Singleton
class KeyMetrics {
    private final Map<Reload, Counter> reloads = new EnumMap<>(Reload.class);

    KeyMetrics(MeterRegistry registry, KeyRing ring, Clock clock) {
        for (var outcome : Reload.values()) {
            reloads.put(
                    outcome,
                    Counter.builder("qrtc.keys.reload")
                            .description("Changes of the key file that were noticed")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
        for (var kind : TokenKind.values()) {
            Gauge.builder("qrtc.signing.key.age", () -> age(ring, kind, clock))
                    .description("For how long the key that signs has been signing; NaN where its file does not say")
                    .baseUnit("seconds")
                    .tag("kind", kind.wire())
                    .register(registry);
        }
    }

    /** What became of a file that had changed. */
    enum Reload {
        LOADED,
        REFUSED,
        UNREADABLE
    }

    void reloaded(Reload outcome) {
        var counter = reloads.get(outcome);
        if (counter != null) {
            counter.increment();
        }
    }

    private static double age(KeyRing ring, TokenKind kind, Clock clock) {
        return ring.signerOf(kind)
                .age(clock.instant())
                .map(Duration::toMillis)
                .map(millis -> millis / 1000.0)
                .orElse(Double.NaN);
    }
}
