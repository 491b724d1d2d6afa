// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code qrtc_claims_total{outcome}}: {@code won}, {@code again}, or the code of the problem. */
@Startup
@Singleton
class ClaimMetrics {
    private static final List<String> OUTCOMES = List.of(
            "won",
            "again",
            "token_malformed",
            "token_invalid",
            "code_unknown",
            "token_expired",
            "pairing_closed",
            "not_allowed",
            "already_claimed",
            "slow_down");

    private final Map<String, Counter> counters;

    ClaimMetrics(MeterRegistry registry) {
        counters = OUTCOMES.stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), outcome -> counter(registry, outcome)));
    }

    void count(ClaimResult result) {
        var counter = counters.get(outcome(result));
        if (counter != null) {
            counter.increment();
        }
    }

    private static String outcome(ClaimResult result) {
        return switch (result) {
            case ClaimResult.Won won -> won.again() ? "again" : "won";
            case Refusal.Malformed malformed -> "token_malformed";
            case Refusal.Forged forged -> "token_invalid";
            case Refusal.Unknown unknown -> "code_unknown";
            case Refusal.Expired expired -> "token_expired";
            case Refusal.Ended ended -> "pairing_closed";
            case Refusal.NotAllowed refused -> "not_allowed";
            case Refusal.Taken taken -> "already_claimed";
            case Refusal.LockedOut locked -> "slow_down";
        };
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("qrtc.claims")
                .description("Claims, by how they ended")
                .tag("outcome", outcome)
                .register(registry);
    }
}
