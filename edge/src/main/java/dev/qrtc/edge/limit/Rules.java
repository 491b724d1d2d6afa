// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.limit;

import dev.qrtc.edge.mode.Misconfigured;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is allowed, checked at the start. */
@Startup
@Singleton
public class Rules {
    private static final String PREFIX = "qrtc.limits.";
    private static final int MOST_SCALE = 1_000_000;

    private final Map<By, Map<Call, Rate>> rates = new EnumMap<>(By.class);

    Rules(LimitConfig config) {
        if (config.scale() < 1 || config.scale() > MOST_SCALE) {
            throw new Misconfigured(PREFIX + "scale", "must be between 1 and " + MOST_SCALE + ".");
        }
        config.calls().keySet().stream()
                .filter(name -> Arrays.stream(Call.values())
                        .noneMatch(call -> call.wire().equals(name)))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new Misconfigured(PREFIX + "calls." + unknown, "names no call; these are counted: " + all());
                });
        for (var by : By.values()) {
            var ofCalls = new EnumMap<Call, Rate>(Call.class);
            for (var call : Call.values()) {
                read(config, call, by).ifPresent(rate -> ofCalls.put(call, rate.times(config.scale())));
            }
            rates.put(by, ofCalls);
        }
    }

    /** The limit; empty where there is none. */
    public Optional<Rate> of(Call call, By by) {
        return Optional.ofNullable(rates.getOrDefault(by, Map.of()).get(call));
    }

    private static Optional<Rate> read(LimitConfig config, Call call, By by) {
        var configured = Optional.ofNullable(config.calls().get(call.wire())).flatMap(both -> switch (by) {
            case PRINCIPAL -> both.principal();
            case ADDRESS -> both.address();
        });
        try {
            return Rate.parse(configured.orElseGet(() -> call.otherwise(by)));
        } catch (IllegalArgumentException e) {
            throw new Misconfigured(PREFIX + "calls." + call.wire() + "." + by.wire(), e.getMessage() + ".");
        }
    }

    private static String all() {
        return Arrays.stream(Call.values()).map(Call::wire).collect(Collectors.joining(", ", "", "."));
    }
}
