// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.usercode;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** {@code qrtc_user_codes_total{outcome}}: codes that were typed in, {@code found}, {@code wrong} or {@code refused}. */
@Startup
@Singleton
class UserCodeMetrics {
    private final Counter found;
    private final Counter wrong;
    private final Counter refused;

    UserCodeMetrics(MeterRegistry registry) {
        found = counter(registry, "found");
        wrong = counter(registry, "wrong");
        refused = counter(registry, "refused");
    }

    void count(Typed typed) {
        switch (typed) {
            case Typed.Found code -> found.increment();
            case Typed.Wrong code -> wrong.increment();
            case Typed.Refused code -> refused.increment();
            case Typed.Malformed code -> {
                // Not looked at, and no guess.
            }
        }
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("qrtc.user.codes")
                .description("Codes that were typed in: found, wrong, or refused after too many wrong ones")
                .tag("outcome", outcome)
                .register(registry);
    }
}
