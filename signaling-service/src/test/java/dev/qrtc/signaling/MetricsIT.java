// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.testing.SignalingClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.prometheus.client.exemplars.ExemplarSampler;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What two peers do is counted, once. */
@QuarkusTest
class MetricsIT extends SignalingTestBase {
    private static final int CANDIDATES = 20;

    @Inject
    MeterRegistry metrics;

    @Inject
    Optional<ExemplarSampler> exemplars;

    @Test
    void counting_looks_for_no_spans() {
        assertTrue(exemplars.isEmpty());
    }

    @Test
    void relayed_frames_are_counted_and_timed_and_share_acknowledgements() {
        var pair = paired();
        double stored = frames("in");
        double sent = frames("out");
        double acks = metrics.get("qrtc.signaling.acks").counter().count();
        long relayed = metrics.get("qrtc.signaling.relay").timer().count();
        try (SignalingClient presenter = pair.presenter("presentr").open();
                SignalingClient scanner = pair.scanner("scanner1").open()) {
            scanner.next("welcome");
            presenter.next("welcome");
            for (int id = 1; id <= CANDIDATES; id++) {
                presenter.send(candidate(id));
            }
            for (int id = 1; id <= CANDIDATES; id++) {
                scanner.next("candidate");
            }
            await().until(() -> presenter.next("ack").path("id").asInt() == CANDIDATES);
        }
        assertEquals(stored + CANDIDATES, frames("in"));
        assertEquals(sent + CANDIDATES, frames("out"));
        double acknowledged = metrics.get("qrtc.signaling.acks").counter().count() - acks;
        assertTrue(acknowledged >= 1 && acknowledged <= CANDIDATES, () -> acknowledged + " acks");
        assertTrue(metrics.get("qrtc.signaling.relay").timer().count() >= relayed + CANDIDATES);
        assertTrue(metrics.get("qrtc.signaling.relay").timer().max(TimeUnit.SECONDS) < 10);
    }

    private double frames(String direction) {
        return metrics.get("qrtc.signaling.frames")
                .tags("direction", direction, "type", "candidate")
                .counter()
                .count();
    }
}
