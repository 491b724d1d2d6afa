// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token.issuer;

import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whose access tokens are taken beside ours. */
@ConfigMapping(prefix = "qrtc")
interface IssuersConfig {
    /** The issuers, by names of our own. */
    @ConfigDocMapKey("name")
    Map<String, Issuer> issuers();

    /** One issuer (RFC 9068). */
    interface Issuer {
        /** Its {@code iss}, letter by letter. */
        String issuer();

        /** Where its public keys are; https, or http on loopback (anywhere in development). This or {@link #jwksFile()}. */
        Optional<URI> jwksUrl();

        /** The same in a file, read every {@code qrtc.jwks.refresh}; it must be good at the start. */
        Optional<Path> jwksFile();

        /** What {@code aud} must be, or have among others. */
        String audience();

        /** Of ES256, RS256 and EdDSA those by which it signs. */
        @WithDefault("ES256,RS256,EdDSA")
        Set<String> algorithms();

        /**
         * The {@code typ} headers of its access tokens; {@code none} stands for a header without one. One that other tokens have
         * too, such as {@code JWT}, needs a {@code require}.
         */
        @WithDefault("at+jwt,application/at+jwt")
        Set<String> types();

        /**
         * Put before each subject, such as {@code user:kc-}: it speaks for these principals and for no others. {@code user:} or
         * {@code device:} and something behind it. No issuer's prefix begins with another's.
         */
        String principalPrefix();

        /** Lets the prefix be {@code user:} alone. */
        @WithDefault("false")
        boolean exclusive();

        /** The most that its tokens may open. */
        Set<String> scopes();

        /** Where its tokens say what we need. */
        Claims claims();

        /**
         * What a word of theirs opens here; once there is one, only words with one open anything. Without any each word is what it
         * says.
         */
        @ConfigDocMapKey("theirs")
        Map<String, Set<String>> scopeMap();

        /** Text, or {@code true} or {@code false}, that the claim must be: by these an access token is told from others. */
        @ConfigDocMapKey("claim")
        Map<String, String> require();
    }

    /** Names of claims. */
    interface Claims {
        /** Whom the token is for; what follows the prefix. */
        @WithDefault("sub")
        String subject();

        /** What it opens: words between spaces, or a list. A name, or a JSON pointer such as {@code /realm_access/roles}. */
        @WithDefault("scope")
        String scope();

        /** To which client it was given. */
        @WithDefault("client_id")
        String client();
    }
}
