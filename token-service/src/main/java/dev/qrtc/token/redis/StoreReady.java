// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.redis;

import dev.qrtc.pairing.redis.ScriptConnection;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A replica that has no store gets no calls. */
@Readiness
@Singleton
class StoreReady implements HealthCheck {
    private final ScriptConnection scripts;

    StoreReady(ScriptConnection scripts) {
        this.scripts = scripts;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Store")
                .status(scripts.downForMs() == 0)
                .build();
    }
}
