// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.device;

import dev.qrtc.edge.problem.Malformed;
import dev.qrtc.pairing.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A device to be registered.
 *
 * @param id the principal without {@code device:}; administrators alone choose it, others get a random one
 * @param name what people call the device
 * @param jwk its public key (RFC 7517): EC P-256 or OKP Ed25519
 * @param owners the users who own it; left out: the caller. Administrators alone name others, or none
 * @param open whether any user may claim what the device presents; administrators alone say so
 */
public record RegisterRequest(
        @Nullable String id,
        @Nullable String name,
        @Nullable Map<String, @Nullable Object> jwk,
        @Nullable List<@Nullable String> owners,
        @Nullable Boolean open) {
    Optional<Principal> principal() {
        return Optional.ofNullable(id)
                .map(text -> Device.principal(text)
                        .orElseThrow(() -> Malformed.member(
                                "id", "must be 1 to 128 letters, digits, dots, underscores, hyphens, @ or +")));
    }

    String requireName() {
        if (name == null) {
            throw Malformed.member("name", "is missing");
        }
        return DeviceMembers.name(name);
    }

    DeviceKey requireKey() {
        if (jwk == null) {
            throw Malformed.member("jwk", "is missing");
        }
        try {
            return DeviceKey.of(jwk);
        } catch (IllegalArgumentException e) {
            throw Malformed.member("jwk", String.valueOf(e.getMessage()));
        }
    }

    Optional<Set<Principal>> wantedOwners() {
        return Optional.ofNullable(owners).map(DeviceMembers::owners);
    }

    boolean wantsOpen() {
        return Boolean.TRUE.equals(open);
    }
}
