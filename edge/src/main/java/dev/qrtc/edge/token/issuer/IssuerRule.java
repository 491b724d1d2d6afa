// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token.issuer;

import dev.qrtc.edge.token.AccessToken;
import dev.qrtc.edge.token.Claims;
import dev.qrtc.edge.token.CompactToken;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an issuer's tokens must be, and what they mean here.
 *
 * @param name ours for it, in settings, metrics and logs
 * @param issuer its {@code iss}
 * @param prefix of the principals that it speaks for
 * @param scopes the most that its tokens open
 * @param scopeMap what its words mean; empty: what they say
 */
record IssuerRule(
        String name,
        String issuer,
        String audience,
        Set<String> types,
        String prefix,
        Set<String> scopes,
        Map<String, Set<String>> scopeMap,
        Map<String, String> required,
        Names names) {
    /** Stands for a header without a type. */
    static final String NO_TYPE = "none";

    /** Of the claims that are read. */
    record Names(String subject, String scope, String client) {}

    boolean isOfItsType(CompactToken token) {
        return token.header().has("typ")
                ? token.header("typ")
                        .filter(type -> !type.equals(NO_TYPE))
                        .filter(types::contains)
                        .isPresent()
                : types.contains(NO_TYPE);
    }

    /** Whether {@code claims} are those of an access token for us; why not, where they are not. */
    Optional<String> fault(Claims claims) {
        if (!claims.text("iss").equals(Optional.of(issuer))) {
            return Optional.of("its issuer is another");
        }
        if (!claims.names(audience)) {
            return Optional.of("its audience is not " + audience);
        }
        return required.entrySet().stream()
                .filter(claim -> !claims.is(claim.getKey(), claim.getValue()))
                .map(claim -> "its claim " + claim.getKey() + " is not " + claim.getValue())
                .findFirst();
    }

    /** What it means here; empty where it names nobody, or somebody for whom this issuer does not speak. */
    Optional<AccessToken> meaning(Claims claims, Instant expiry) {
        return claims.text(names.subject())
                .flatMap(subject -> PrincipalName.of(prefix + subject))
                .flatMap(principal -> claims.text(names.client())
                        .map(client -> new AccessToken(principal, client, granted(claims), expiry)));
    }

    /** Whether it speaks for that principal. */
    boolean speaksFor(String principal) {
        return principal.startsWith(prefix);
    }

    private Set<String> granted(Claims claims) {
        return claims.words(names.scope()).stream()
                .flatMap(word ->
                        scopeMap.isEmpty() ? Set.of(word).stream() : scopeMap.getOrDefault(word, Set.of()).stream())
                .filter(scopes::contains)
                .collect(Collectors.toUnmodifiableSet());
    }
}
