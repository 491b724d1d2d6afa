// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.work;

import dev.qrtc.edge.metrics.PoolMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** How long work takes as its callers see it, the wait for a thread included, by a label of few values. */
public final class WorkMeter {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5)
    };

    private final MeterRegistry registry;
    private final String name;
    private final String label;
    private final String description;

    private WorkMeter(MeterRegistry registry, String name, String label, String description) {
        this.registry = registry;
        this.name = name;
        this.label = label;
        this.description = description;
    }

    /** A timer of this name whose one label is {@code label}; each of its values is there, at 0, from the start. */
    public static WorkMeter of(
            MeterRegistry registry, String name, String description, String label, List<String> values) {
        var meter = new WorkMeter(registry, name, label, description);
        values.forEach(meter::timer);
        return meter;
    }

    /** Shows how busy {@code pool} is. */
    public void watch(String name, WorkPool pool) {
        PoolMetrics.show(registry, name, pool);
    }

    /** The same work, measured; its result or failure gives the value of the label. */
    public <T> Uni<T> measure(
            Uni<T> work, Function<T, String> ofResult, Function<Throwable, String> ofFailure, String ofCancellation) {
        return Uni.createFrom().deferred(() -> {
            Timer.Sample sample = Timer.start(registry);
            return work.invoke(result -> sample.stop(timer(ofResult.apply(result))))
                    .onFailure()
                    .invoke(failure -> sample.stop(timer(ofFailure.apply(failure))))
                    .onCancellation()
                    .invoke(() -> sample.stop(timer(ofCancellation)));
        });
    }

    private Timer timer(String value) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(BUCKETS)
                .tag(label, value)
                .register(registry);
    }
}
