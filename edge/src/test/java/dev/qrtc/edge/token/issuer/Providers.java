// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token.issuer;

import dev.qrtc.edge.token.AccessToken;
import dev.qrtc.edge.token.KeyRule;
import dev.qrtc.edge.token.KeySet;
import dev.qrtc.edge.token.KeySource;
import dev.qrtc.edge.token.PublishedKeys;
import dev.qrtc.edge.token.Times;
import dev.qrtc.edge.token.TokenKind;
import dev.qrtc.edge.token.Verification;
import dev.qrtc.edge.token.Verification.Valid;
import dev.qrtc.testing.TestClock;
import dev.qrtc.testing.TestKeys;
import dev.qrtc.testing.TokenDraft;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;

/** Providers with one key each, all of the id {@code k}, and the tokens that they sign. */
final class Providers {
    static final Duration SKEW = Duration.ofSeconds(5);

    final TestClock clock = TestClock.standing();
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Map<String, PublicJsonWebKey> keys = new HashMap<>();
    private final TrustedIssuers issuers;

    Providers(Settings settings) {
        var config = settings.config();
        this.issuers = new TrustedIssuers(
                IssuerList.rules(config.issuers(), Settings.OURS).stream()
                        .map(rule -> new TrustedIssuer(rule, keys(rule.name()), new Times(clock, SKEW)))
                        .toList(),
                new IssuerMetrics(registry));
    }

    private KeySource keys(String name) {
        var key = TestKeys.ec("k", "access");
        keys.put(name, key);
        var set = TestKeys.set(Stream.<JsonWebKey>of(key), OutputControlLevel.PUBLIC_ONLY);
        return new PublishedKeys(KeySet.parse(set, KeyRule.foreign(TokenKind.ACCESS, Set.of("ES256"))));
    }

    PublicJsonWebKey key(String name) {
        return Objects.requireNonNull(keys.get(name));
    }

    TrustedIssuers issuers() {
        return issuers;
    }

    /** A good access token of that provider, by RFC 9068. */
    TokenDraft draft(String name) {
        var now = clock.instant().getEpochSecond();
        return TokenDraft.signedWith(key(name))
                .header("typ", "at+jwt")
                .claim("iss", "https://" + name + ".example.com")
                .claim("aud", "qrtc")
                .claim("sub", "alice")
                .claim("client_id", "app")
                .claim("scope", "openid pairing:scan")
                .claim("jti", "1")
                .claim("iat", now)
                .claim("exp", now + 300);
    }

    /** What becomes of a token; empty where it is not thought to be any provider's. */
    Optional<Verification<AccessToken>> judges(String text) {
        return issuers.verify(text).map(result -> result.await().indefinitely());
    }

    /** What a token means, where it is believed. */
    Optional<AccessToken> believes(String text) {
        return judges(text).filter(Valid.class::isInstance).map(result -> ((Valid<AccessToken>) result).token());
    }
}
