// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token.issuer;

import dev.qrtc.edge.token.AccessToken;
import dev.qrtc.edge.token.RemoteKeys;
import dev.qrtc.edge.token.Verification;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code qrtc_issuer_tokens_total{issuer,outcome}} and {@code qrtc_issuer_keys_age_seconds{issuer}}; issuers by our names. */
@Singleton
class IssuerMetrics {
    private static final List<String> OUTCOMES = List.of("valid", "expired", "invalid");

    private final MeterRegistry registry;

    IssuerMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void watch(String issuer, RemoteKeys keys) {
        TimeGauge.builder(
                        "qrtc.issuer.keys.age",
                        keys,
                        TimeUnit.MILLISECONDS,
                        known -> known.age().toMillis())
                .description("Since the last good fetch of an issuer's public keys")
                .tag("issuer", issuer)
                .register(registry);
        OUTCOMES.forEach(outcome -> tokens(issuer, outcome));
    }

    void count(String issuer, Verification<AccessToken> result) {
        tokens(issuer, outcome(result)).increment();
    }

    private Counter tokens(String issuer, String outcome) {
        return registry.counter("qrtc.issuer.tokens", "issuer", issuer, "outcome", outcome);
    }

    private static String outcome(Verification<AccessToken> result) {
        return switch (result) {
            case Verification.Valid<AccessToken> valid -> "valid";
            case Verification.Expired<AccessToken> expired -> "expired";
            case Verification.Invalid<AccessToken> invalid -> "invalid";
        };
    }
}
