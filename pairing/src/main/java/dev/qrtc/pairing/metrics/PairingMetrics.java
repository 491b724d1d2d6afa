// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.metrics;

import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.PairingObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * {@code qrtc_pairings_total{outcome}} counts ends (and {@code created}); {@code qrtc_pairing_stage_seconds{stage}} times
 * each stage once a pairing, by Redis' clock.
 */
@ApplicationScoped
class PairingMetrics implements PairingObserver {
    private final Counter created;
    private final Map<Outcome, Counter> ended = new EnumMap<>(Outcome.class);
    private final Timer createdToClaimed;
    private final Timer claimedToJoined;
    private final Timer joinedToConnected;
    private final Timer claimedToConnected;

    PairingMetrics(MeterRegistry registry) {
        created = counter(registry, "created");
        for (Outcome outcome : Outcome.values()) {
            ended.put(outcome, counter(registry, outcome.wire()));
        }
        createdToClaimed = stage(registry, "created-to-claimed");
        claimedToJoined = stage(registry, "claimed-to-joined");
        joinedToConnected = stage(registry, "joined-to-connected");
        claimedToConnected = stage(registry, "claimed-to-connected");
    }

    @Override
    public void created() {
        created.increment();
    }

    @Override
    public void claimed(Duration sinceCreation) {
        createdToClaimed.record(sinceCreation);
    }

    @Override
    public void joined(Duration sinceClaim) {
        claimedToJoined.record(sinceClaim);
    }

    @Override
    public void connected(Duration sinceJoined, Duration sinceClaim) {
        joinedToConnected.record(sinceJoined);
        claimedToConnected.record(sinceClaim);
    }

    @Override
    public void ended(Outcome outcome) {
        Counter counter = ended.get(outcome);
        if (counter != null) {
            counter.increment();
        }
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("qrtc.pairings")
                .description("Pairings created, and ended by outcome")
                .tag("outcome", outcome)
                .register(registry);
    }

    private static Timer stage(MeterRegistry registry, String stage) {
        return Timer.builder("qrtc.pairing.stage")
                .description("Time between two steps of a pairing, by Redis' clock")
                .tag("stage", stage)
                .serviceLevelObjectives(
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofMillis(2500),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(2))
                .register(registry);
    }
}
