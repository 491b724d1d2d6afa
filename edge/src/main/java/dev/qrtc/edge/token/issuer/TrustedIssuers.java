// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token.issuer;

import dev.qrtc.edge.mode.Site;
import dev.qrtc.edge.token.AccessToken;
import dev.qrtc.edge.token.Claims;
import dev.qrtc.edge.token.CompactToken;
import dev.qrtc.edge.token.ForeignTokens;
import dev.qrtc.edge.token.Times;
import dev.qrtc.edge.token.TokenConfig;
import dev.qrtc.edge.token.Verification;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * All issuers that are trusted beside ourselves. A token is judged by the one that it names, letter by letter, and by no
 * other: two issuers may well have keys of one id.
 */
@Startup
@Singleton
public class TrustedIssuers implements ForeignTokens {
    private static final Logger LOG = Logger.getLogger(TrustedIssuers.class);

    private final Map<String, TrustedIssuer> byIssuer;
    private final IssuerMetrics metrics;

    @Inject
    TrustedIssuers(
            IssuersConfig config, TokenConfig tokens, Site site, Vertx vertx, Times times, IssuerMetrics metrics) {
        this(start(config, tokens, site, vertx, times, metrics), metrics);
    }

    TrustedIssuers(List<TrustedIssuer> issuers, IssuerMetrics metrics) {
        this.byIssuer = issuers.stream()
                .collect(Collectors.toUnmodifiableMap(issuer -> issuer.rule().issuer(), Function.identity()));
        this.metrics = metrics;
    }

    private static List<TrustedIssuer> start(
            IssuersConfig config, TokenConfig tokens, Site site, Vertx vertx, Times times, IssuerMetrics metrics) {
        var sources = new IssuerKeys(vertx, tokens.jwks(), site.isProduction());
        return IssuerList.rules(config.issuers(), site.issuer()).stream()
                .map(rule -> {
                    var keys = sources.of(
                            rule.name(), Objects.requireNonNull(config.issuers().get(rule.name())));
                    keys.start();
                    metrics.watch(rule.name(), keys);
                    LOG.infof("Access tokens of %s are taken, for %s*", rule.issuer(), rule.prefix());
                    return new TrustedIssuer(rule, keys, times);
                })
                .toList();
    }

    @Override
    public Optional<Uni<Verification<AccessToken>>> verify(String text) {
        if (byIssuer.isEmpty()) {
            return Optional.empty();
        }
        return CompactToken.parseForeign(text)
                .flatMap(token -> token.claims().flatMap(claims -> verify(token, claims)));
    }

    /** Whether one of them speaks for that principal. */
    public boolean speakFor(String principal) {
        return byIssuer.values().stream().anyMatch(issuer -> issuer.rule().speaksFor(principal));
    }

    private Optional<Uni<Verification<AccessToken>>> verify(CompactToken token, Claims claims) {
        return claims.text("iss")
                .map(byIssuer::get)
                .map(issuer -> issuer.verify(token, claims)
                        .invoke(result -> metrics.count(issuer.rule().name(), result)));
    }
}
