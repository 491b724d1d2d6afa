// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.keys;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where the signing keys are. */
@ConfigMapping(prefix = "qrtc.keys")
interface KeysConfig {
    /**
     * A JWK set (RFC 7517, 5) with the private keys. Each has {@code kid}, {@code alg}, {@code use} {@code sig} and
     * {@code qrtc:kind}: {@code pairing} (HS256 or ES256), {@code peer} or {@code access} (ES256). The first key of a kind
     * signs, the others only verify. Production does not start without it; development makes keys of its own, which end
     * with the process.
     */
    Optional<Path> file();
}
