// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.relay;

import dev.qrtc.pairing.Announcements;
import dev.qrtc.pairing.SignalingStore;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A replica that does not hear announcements, or has no store, gets no new connections. */
@Readiness
@Singleton
class StoreReady implements HealthCheck {
    private final Announcements announcements;
    private final SignalingStore store;

    StoreReady(Announcements announcements, SignalingStore store) {
        this.announcements = announcements;
        this.store = store;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Store and announcements")
                .status(announcements.healthy() && store.away().isZero())
                .build();
    }
}
