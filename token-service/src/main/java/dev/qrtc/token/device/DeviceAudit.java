// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.device;

import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.Principal;
import dev.qrtc.token.audit.Act;
import dev.qrtc.token.audit.Audit;
import dev.qrtc.token.audit.AuditEvent;
import dev.qrtc.token.audit.Trail;
import io.quarkus.arc.Arc;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;

/** Records the pairings that end with a device, and tells the trail of a call what it has changed. */
@Singleton
class DeviceAudit implements DeviceObserver {
    private final Audit audit;
    private final Trail trail;

    DeviceAudit(Audit audit, Trail trail) {
        this.audit = audit;
        this.trail = trail;
    }

    @Override
    public void registered(Device device, String by) {
        tell(device.principal(), "owners " + names(device.owners()) + opened(device));
    }

    @Override
    public void changed(Device before, Device after, String by) {
        var renamed = before.name().equals(after.name()) ? "" : " renamed";
        tell(
                after.principal(),
                "owners " + names(before.owners()) + " -> " + names(after.owners()) + opened(after) + renamed);
    }

    @Override
    public void deleted(Principal device, String by) {
        tell(device, "deleted now");
    }

    @Override
    public void ended(Principal device, PairingId pairing, Reason reason) {
        var why =
                switch (reason) {
                    case DELETED -> "the device was deleted";
                    case LOST -> "somebody has lost the device";
                };
        audit.record(AuditEvent.ofService(Act.REVOKE, "revoked", why).about(pairing.value(), id(device)));
    }

    // Outside of a call nobody asks.
    private void tell(Principal device, String detail) {
        if (Arc.container().requestContext().isActive()) {
            trail.device(id(device));
            trail.detail(detail);
        }
    }

    private static String id(Principal device) {
        return device.value().substring("device:".length());
    }

    private static String opened(Device device) {
        return device.open() ? " open" : "";
    }

    private static String names(Set<Principal> owners) {
        return owners.stream().map(Principal::value).sorted().collect(Collectors.joining(","));
    }
}
