// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.relay;

import dev.qrtc.pairing.SignalingStore.Report;
import dev.qrtc.signaling.session.ClientFrame;
import dev.qrtc.signaling.session.SessionMetrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** The metrics of signaling: few labels with few values, never an id. */
@Startup
@ApplicationScoped
class SignalingMetrics implements SessionMetrics {
    private static final String FRAMES = "qrtc.signaling.frames";

    private final MeterRegistry registry;

    SignalingMetrics(MeterRegistry registry, Sessions sessions) {
        this.registry = registry;
        Gauge.builder("qrtc.signaling.connections", sessions, Sessions::count)
                .description("Open signaling connections of this replica")
                .register(registry);
    }

    @Override
    public void stored(ClientFrame.Numbered frame) {
        switch (frame) {
            case ClientFrame.Relayed relayed -> frames("in", relayed.kind().wire());
            case ClientFrame.Reported reported -> reported(reported.report());
        }
    }

    @Override
    public void delivered(String kind) {
        frames("out", kind);
        if (kind.equals("resync")) {
            registry.counter("qrtc.resyncs").increment();
        }
    }

    @Override
    public void resumed(boolean continuous) {
        registry.counter("qrtc.mailbox.resumes", "result", continuous ? "continued" : "resync")
                .increment();
    }

    private void reported(Report report) {
        switch (report) {
            case Report.Connected(String transport) -> {
                frames("in", "connected");
                registry.counter("qrtc.connected", "transport", transport).increment();
            }
            case Report.Failed(String stage) -> {
                frames("in", "failed");
                registry.counter("qrtc.failed", "stage", stage).increment();
            }
            case Report.Bye bye -> frames("in", "bye");
        }
    }

    private void frames(String direction, String type) {
        registry.counter(FRAMES, "direction", direction, "type", type).increment();
    }
}
