// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token.issuer;

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
    Map<String, Issuer> issuers();

    /** One issuer (RFC 9068). */
    interface Issuer {
        /** Its {@code iss}, letter by letter. */
        String issuer();

        /** Where its public keys are; https, or http on this machine. Either this or {@link #jwksFile()}. */
        Optional<URI> jwksUrl();

        /** A file with its public keys, read anew all the time. */
        Optional<Path> jwksFile();

        /** What its tokens must have in {@code aud}. */
        String audience();

        /** Of ES256, RS256 and EdDSA those by which it signs. */
        @WithDefault("ES256,RS256,EdDSA")
        Set<String> algorithms();

        /** The {@code typ} headers of its access tokens; {@code none} stands for a header without one. */
        @WithDefault("at+jwt,application/at+jwt")
        Set<String> types();

        /** Put before its subjects, such as {@code user:kc-}: it speaks for these principals and for no others. */
        String principalPrefix();

        /** That the prefix may be all of {@code user:}. */
        @WithDefault("false")
        boolean exclusive();

        /** The most that its tokens may open. */
        Set<String> scopes();

        /** Where its tokens say what we need. */
        Claims claims();

        /** What its words for scopes mean here; without it they are taken as they are. */
        Map<String, Set<String>> scopeMap();

        /** Claims that must have a value: by these an access token is told from its other tokens. */
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
