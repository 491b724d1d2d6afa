// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.access;

import dev.qrtc.pairing.Principal;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.jose4j.jwk.PublicJsonWebKey;

/** The public keys with which registered devices prove who they are (RFC 7523). */
@FunctionalInterface
public interface DeviceKeys {
    /**
     * The key of a device, with its {@code alg} (ES256 or EdDSA) and its thumbprint (RFC 7638) as {@code kid}; empty where
     * {@code principal} is no registered device, or one that was deleted.
     */
    Uni<Optional<PublicJsonWebKey>> find(Principal principal);
}
