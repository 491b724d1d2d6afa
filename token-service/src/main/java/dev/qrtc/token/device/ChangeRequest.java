// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.device;

import dev.qrtc.edge.problem.Malformed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What shall be different about a device; what is left out stays.
 *
 * @param name what people call the device
 * @param owners the users who own it from now on; an owner may take itself out, administrators may do everything
 * @param open whether any user may claim what the device presents; administrators alone change it
 * @param id cannot be changed
 * @param jwk cannot be changed
 */
public record ChangeRequest(
        @Nullable String name,
        @Nullable List<@Nullable String> owners,
        @Nullable Boolean open,
        @Nullable String id,
        @Nullable Map<String, @Nullable Object> jwk) {
    /** The device as it shall be. */
    Device applyTo(Device device) {
        if (id != null || jwk != null) {
            throw Malformed.member(id == null ? "jwk" : "id", "cannot be changed: register the device anew");
        }
        return new Device(
                device.principal(),
                name == null ? device.name() : DeviceMembers.name(name),
                device.key(),
                Optional.ofNullable(owners).map(DeviceMembers::owners).orElse(device.owners()),
                open == null ? device.open() : open,
                device.version() + 1,
                device.registeredAt());
    }
}
