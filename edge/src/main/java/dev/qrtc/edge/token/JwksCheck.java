// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import dev.qrtc.edge.mode.Misconfigured;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** How keys are fetched, checked at the start. */
@Startup
@Singleton
class JwksCheck {
    @Inject
    JwksCheck(TokenConfig config) {
        this(config.jwks());
    }

    JwksCheck(TokenConfig.Jwks jwks) {
        if (jwks.maxStale().compareTo(jwks.refresh()) < 0) {
            throw new Misconfigured(
                    "qrtc.jwks.max-stale",
                    "must not be shorter than qrtc.jwks.refresh: good keys would end between two fetches.");
        }
    }
}
