// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.device;

import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.Principal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** {@code qrtc_device_changes_total{change}} and {@code qrtc_device_revocations_total{reason}}. */
@Startup
@Singleton
class DeviceMetrics implements DeviceObserver {
    private final Counter registered;
    private final Counter changed;
    private final Counter deleted;
    private final Counter endedByDeletion;
    private final Counter endedByLoss;

    DeviceMetrics(MeterRegistry registry) {
        registered = change(registry, "registered");
        changed = change(registry, "changed");
        deleted = change(registry, "deleted");
        endedByDeletion = revocation(registry, "deleted");
        endedByLoss = revocation(registry, "lost");
    }

    @Override
    public void registered(Device device, String by) {
        registered.increment();
    }

    @Override
    public void changed(Device before, Device after, String by) {
        changed.increment();
    }

    @Override
    public void deleted(Principal device, String by) {
        deleted.increment();
    }

    @Override
    public void ended(Principal device, PairingId pairing, Reason reason) {
        switch (reason) {
            case DELETED -> endedByDeletion.increment();
            case LOST -> endedByLoss.increment();
        }
    }

    private static Counter change(MeterRegistry registry, String change) {
        return Counter.builder("qrtc.device.changes")
                .description("Devices registered, changed and deleted")
                .tag("change", change)
                .register(registry);
    }

    private static Counter revocation(MeterRegistry registry, String reason) {
        return Counter.builder("qrtc.device.revocations")
                .description("Pairings revoked because a device was deleted, or because somebody has lost it")
                .tag("reason", reason)
                .register(registry);
    }
}
