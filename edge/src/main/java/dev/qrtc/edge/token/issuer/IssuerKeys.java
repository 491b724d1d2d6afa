// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token.issuer;

import dev.qrtc.edge.mode.Misconfigured;
import dev.qrtc.edge.token.KeyFetch;
import dev.qrtc.edge.token.KeyRule;
import dev.qrtc.edge.token.RemoteKeys;
import dev.qrtc.edge.token.TokenConfig;
import dev.qrtc.edge.token.TokenKind;
import io.vertx.mutiny.core.Vertx;
import java.net.URI;
import java.util.regex.Pattern;

/** Makes the source of an issuer's keys. */
final class IssuerKeys {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]");

    private final Vertx vertx;
    private final TokenConfig.Jwks config;
    private final boolean production;

    IssuerKeys(Vertx vertx, TokenConfig.Jwks config, boolean production) {
        this.vertx = vertx;
        this.config = config;
        this.production = production;
    }

    /** Its keys, to be started. A file must be good already, a server may come later. */
    RemoteKeys of(String name, IssuersConfig.Issuer issuer) {
        var property = "qrtc.issuers." + name;
        if (issuer.jwksUrl().isPresent() == issuer.jwksFile().isPresent()) {
            throw new Misconfigured(property, "needs either jwks-url or jwks-file.");
        }
        var rule = KeyRule.foreign(TokenKind.ACCESS, issuer.algorithms());
        return issuer.jwksUrl()
                .map(url -> new RemoteKeys(vertx, at(property + ".jwks-url", url), rule, config))
                .orElseGet(() -> RemoteKeys.in(
                        vertx, property + ".jwks-file", issuer.jwksFile().orElseThrow(), rule, config));
    }

    private KeyFetch at(String property, URI url) {
        var isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!isHttp || url.getHost() == null || url.getRawUserInfo() != null) {
            throw new Misconfigured(property, "must be an absolute https URL.");
        }
        if (production
                && "http".equals(url.getScheme())
                && !LOOPBACK.matcher(url.getHost()).matches()) {
            throw new Misconfigured(
                    property,
                    "must be https: whoever is on the way could give keys of their own. Only loopback may do without.");
        }
        return KeyFetch.at(vertx, url, config.timeout());
    }
}
