// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.limit;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.edge.problem.ProblemException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Lets calls pass, or refuses them; {@code qrtc_limited_total{call,by}} counts those that were refused, in a service that has
 * calls which are counted.
 */
@Singleton
public class Gate {
    private final Limits limits;
    private final Map<By, Map<Call, Counter>> refused = new EnumMap<>(By.class);

    Gate(Limits limits) {
        this.limits = limits;
        for (var by : By.values()) {
            var ofCalls = new EnumMap<Call, Counter>(Call.class);
            for (var call : Call.values()) {
                ofCalls.put(call, counter(call, by));
            }
            refused.put(by, ofCalls);
        }
    }

    /** Goes on where {@code who} may call again, and else fails with 429 {@code slow_down}. */
    public Uni<Void> pass(Call call, By by, String who) {
        return limits.take(call, by, who)
                .invoke(wait -> {
                    if (wait.isPositive()) {
                        count(call, by);
                        throw refusal(by, wait);
                    }
                })
                .replaceWithVoid();
    }

    private void count(Call call, By by) {
        var counter = refused.getOrDefault(by, Map.of()).get(call);
        if (counter != null) {
            counter.increment();
        }
    }

    private static ProblemException refusal(By by, Duration wait) {
        var detail =
                switch (by) {
                    case PRINCIPAL -> "This principal calls too often.";
                    case ADDRESS -> "Too many calls come from this address.";
                };
        return new ProblemException(ErrorCode.SLOW_DOWN, detail, wait);
    }

    private static Counter counter(Call call, By by) {
        return Counter.builder("qrtc.limited")
                .description("Calls that were refused because there were too many")
                .tag("call", call.wire())
                .tag("by", by.wire())
                .register(Metrics.globalRegistry);
    }
}
