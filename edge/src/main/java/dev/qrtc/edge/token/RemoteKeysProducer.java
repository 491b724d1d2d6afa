// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import dev.qrtc.edge.mode.Misconfigured;
import io.quarkus.arc.DefaultBean;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives a service that has no keys of its own those of token-service. */
class RemoteKeysProducer {
    @Produces
    @Singleton
    @DefaultBean
    KeySource keys(Vertx vertx, TokenConfig config) {
        var url = config.jwksUrl()
                .orElseThrow(() -> new Misconfigured(
                        "qrtc.jwks-url",
                        "must name token-service's keys: http://<token-service>/.well-known/jwks.json."));
        if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new Misconfigured("qrtc.jwks-url", "must be an absolute http or https URL.");
        }
        var keys =
                new RemoteKeys(vertx, KeyFetch.at(vertx, url, config.jwks().timeout()), KeyRule.ours(), config.jwks());
        keys.start();
        return keys;
    }
}
