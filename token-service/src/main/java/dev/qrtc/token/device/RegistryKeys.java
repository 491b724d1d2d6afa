// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.device;

import dev.qrtc.pairing.Principal;
import dev.qrtc.token.access.DeviceKeys;
import dev.qrtc.token.device.DeviceStore.Entry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jose4j.jwk.PublicJsonWebKey;

/** The keys of the devices that are registered now. */
@Singleton
class RegistryKeys implements DeviceKeys {
    private final DeviceStore devices;

    RegistryKeys(DeviceStore devices) {
        this.devices = devices;
    }

    @Override
    public Uni<Optional<PublicJsonWebKey>> find(Principal principal) {
        if (principal.isUser()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return devices.find(principal)
                .map(found -> found.filter(Entry.Live.class::isInstance)
                        .map(Entry.Live.class::cast)
                        .map(live -> live.device().key().jwk()));
    }
}
