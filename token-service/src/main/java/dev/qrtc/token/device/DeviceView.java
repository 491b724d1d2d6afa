// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.device;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * A device as REST shows it.
 *
 * @param id names it in these calls
 * @param principal names it in tokens and pairings
 * @param jwk its public key, with its thumbprint (RFC 7638) as {@code kid}
 */
public record DeviceView(
        String id,
        String principal,
        String name,
        Map<String, Object> jwk,
        List<String> owners,
        boolean open,
        Instant registeredAt) {
    static DeviceView of(Device device) {
        return new DeviceView(
                device.id(),
                device.principal().value(),
                device.name(),
                device.key().members(),
                device.owners().stream().map(owner -> owner.value()).sorted().toList(),
                device.open(),
                device.registeredAt().truncatedTo(ChronoUnit.MILLIS));
    }
}
