// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.access;

import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who may ask for access tokens. */
@ConfigMapping(prefix = "qrtc")
interface AccessConfig {
    /** The clients, by their ids. */
    @ConfigDocMapKey("id")
    Map<String, Client> clients();

    /** Of the tokens that are given. */
    Access access();

    /** Lives of access tokens. */
    interface Access {
        /** Life of a client's own access token; 1 min to 24 h. */
        @WithDefault("15m")
        Duration life();

        /** Life of an access token for somebody else, on the client's word; 1 min to 1 h. */
        @WithDefault("5m")
        Duration delegatedLife();
    }

    /** One client (RFC 6749, 2). */
    interface Client {
        /**
         * SHA-256 of the client's secret, 64 hex digits; the secret itself is 256 random bits and is not kept here. Each
         * client has one of this, {@link #jwk()} and {@link #jwksFile()}.
         */
        Optional<String> secretSha256();

        /** The public key with which it signs assertions ({@code private_key_jwt}), a JWK for ES256, EdDSA or RS256. */
        Optional<String> jwk();

        /** A JWK set of several, read every {@code qrtc.jwks.refresh}; an assertion names one by {@code kid}. */
        Optional<Path> jwksFile();

        /** What it may ask for: {@code pairing:present}, {@code pairing:scan}, {@code qr}, {@code device:manage}, {@code admin}. */
        Set<String> scopes();

        /** Who it is in pairings of its own, such as {@code device:kiosk-7}. */
        Optional<String> principal();

        /** Begin of the principals in whose name it may ask, such as {@code user:}; absent: none. */
        Optional<String> delegate();
    }
}
