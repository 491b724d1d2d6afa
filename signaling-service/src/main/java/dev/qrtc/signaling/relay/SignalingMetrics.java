// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.relay;

import dev.qrtc.pairing.Announcements;
import dev.qrtc.pairing.SignalingStore.Report;
import dev.qrtc.signaling.session.ClientFrame;
import dev.qrtc.signaling.session.SessionMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The metrics of signaling: few labels with few values, never an id. Every counter is looked up once, at the start: the
 * registry is too slow to be asked for each frame.
 */
@Startup
@ApplicationScoped
class SignalingMetrics implements SessionMetrics {
    private static final String OTHER = "other";

    private final Map<String, Counter> in;
    private final Map<String, Counter> out;
    private final Map<String, Counter> connected;
    private final Map<String, Counter> failed;
    private final Counter resyncs;
    private final Counter continued;
    private final Counter resynced;
    private final Counter acks;
    private final Timer relay;

    SignalingMetrics(MeterRegistry registry, Sessions sessions, Announcements announcements) {
        Gauge.builder("qrtc.redis.subscribed", announcements, channel -> channel.healthy() ? 1 : 0)
                .description("1 while announcements for this replica arrive")
                .register(registry);
        Gauge.builder("qrtc.signaling.connections", sessions, Sessions::count)
                .description("Open signaling connections of this replica")
                .register(registry);
        in = frames(registry, "in", "description", "candidate", "connected", "failed", "bye");
        out = frames(
                registry,
                "out",
                "claimed",
                "paired",
                "contention",
                "peer",
                "description",
                "candidate",
                "resync",
                "bye");
        connected = counters(registry, "qrtc.connected", "transport", "host", "srflx", "prflx", "relay", OTHER);
        failed = counters(registry, "qrtc.failed", "stage", "media", "signaling", "ice", "dtls", "verify", OTHER);
        resyncs = registry.counter("qrtc.resyncs");
        continued = registry.counter("qrtc.mailbox.resumes", "result", "continued");
        resynced = registry.counter("qrtc.mailbox.resumes", "result", "resync");
        acks = registry.counter("qrtc.signaling.acks");
        relay = relay(registry);
    }

    @Override
    public void stored(ClientFrame.Numbered frame) {
        switch (frame) {
            case ClientFrame.Relayed relayed -> count(in, relayed.kind().wire());
            case ClientFrame.Reported reported -> reported(reported.report());
        }
    }

    @Override
    public void delivered(String kind) {
        count(out, kind);
        if (kind.equals("resync")) {
            resyncs.increment();
        }
    }

    @Override
    public void resumed(boolean continuous) {
        (continuous ? continued : resynced).increment();
    }

    @Override
    public void acknowledged() {
        acks.increment();
    }

    @Override
    public void relayed(long nanos) {
        // The two clocks are compared, not the same: what seems to have come before it was stored, came at once.
        relay.record(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    }

    private static Timer relay(MeterRegistry registry) {
        return Timer.builder("qrtc.signaling.relay")
                .description("Time from when Redis had an announced frame until it was written to its peer")
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofNanos(2_500_000),
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(100),
                        Duration.ofMillis(500),
                        Duration.ofMillis(2500))
                .register(registry);
    }

    private void reported(Report report) {
        switch (report) {
            case Report.Connected(String transport) -> {
                count(in, "connected");
                count(connected, transport);
            }
            case Report.Failed(String stage) -> {
                count(in, "failed");
                count(failed, stage);
            }
            case Report.Bye bye -> count(in, "bye");
        }
    }

    private static void count(Map<String, Counter> counters, String value) {
        Counter counter = counters.get(value);
        if (counter == null) {
            counter = counters.get(OTHER);
        }
        if (counter != null) {
            counter.increment();
        }
    }

    private static Map<String, Counter> frames(MeterRegistry registry, String direction, String... types) {
        var counters = new HashMap<String, Counter>();
        for (String type : types) {
            counters.put(type, registry.counter("qrtc.signaling.frames", "direction", direction, "type", type));
        }
        counters.put(OTHER, registry.counter("qrtc.signaling.frames", "direction", direction, "type", OTHER));
        return Map.copyOf(counters);
    }

    private static Map<String, Counter> counters(MeterRegistry registry, String name, String label, String... values) {
        var counters = new HashMap<String, Counter>();
        for (String value : values) {
            counters.put(value, registry.counter(name, label, value));
        }
        return Map.copyOf(counters);
    }
}
