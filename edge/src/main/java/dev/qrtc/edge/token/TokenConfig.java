// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How tokens are verified. */
@ConfigMapping(prefix = "qrtc")
public interface TokenConfig {
    /** Where the public keys are fetched: token-service's {@code /.well-known/jwks.json}. Required, but at token-service. */
    Optional<URI> jwksUrl();

    /** Of {@link #jwksUrl()}. */
    Jwks jwks();

    /** By how much the clocks of two machines may differ: a token is good for so long after its expiry. */
    @WithDefault("5s")
    Duration clockSkew();

    /** How public keys are fetched: token-service's, and those of trusted issuers. */
    interface Jwks {
        /** How often the keys are fetched. */
        @WithDefault("60s")
        Duration refresh();

        /** The shortest time between two fetches that tokens with an unknown key id cause. */
        @WithDefault("5s")
        Duration minInterval();

        /** How long a fetch may take. */
        @WithDefault("3s")
        Duration timeout();

        /** For how long keys are believed when no fetch succeeds: a key that was withdrawn meanwhile ends with it. */
        @WithDefault("24h")
        Duration maxStale();
    }
}
