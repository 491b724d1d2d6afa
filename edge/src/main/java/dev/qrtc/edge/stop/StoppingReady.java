// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.stop;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A service that is to stop gets nothing new. */
@Readiness
@Singleton
class StoppingReady implements HealthCheck {
    private final Stopping stopping;

    StoppingReady(Stopping stopping) {
        this.stopping = stopping;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Not told to stop")
                .status(!stopping.hasBegun())
                .build();
    }
}
