// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.device;

import dev.qrtc.pairing.Principal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A registered device.
 *
 * @param name what people call it
 * @param owners the users who own it; may be empty where an administrator wants it so
 * @param open whether any user may claim what it presents
 * @param version rises with each change, from 1; the entity tag of REST
 */
public record Device(
        Principal principal,
        String name,
        DeviceKey key,
        Set<Principal> owners,
        boolean open,
        long version,
        Instant registeredAt) {
    private static final String PREFIX = "device:";

    public Device {
        owners = Set.copyOf(owners);
    }

    /** The principal of the device with that id; empty where the text can be no id. */
    static Optional<Principal> principal(String id) {
        return Optional.of(PREFIX + id).filter(Principal::isPrincipal).map(Principal::new);
    }

    /** Its principal without {@code device:}. */
    String id() {
        return id(principal);
    }

    static String id(Principal device) {
        return device.value().substring(PREFIX.length());
    }

    /** Whether somebody could do something with it before that cannot now. */
    public boolean takesFrom(Device before) {
        return !owners.containsAll(before.owners()) || (before.open() && !open);
    }

    boolean isOwnedBy(Optional<Principal> user) {
        return user.filter(owners::contains).isPresent();
    }
}
