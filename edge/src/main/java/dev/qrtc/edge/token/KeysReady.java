// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;
import org.jboss.logging.Logger;
import org.jose4j.lang.JoseException;

/** A service that cannot verify a token yet has not started, and gets no calls. */
@Readiness
@Startup
@Singleton
class KeysReady implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(KeysReady.class);

    private final KeySource keys;

    KeysReady(KeySource keys) {
        this.keys = keys;
    }

    // Makes the source at the start, so that a wrong setting is told then.
    void start(@Observes StartupEvent event) throws JoseException {
        LOG.debugf("Verification keys at start: %s", keys.hasKeys());
        if (!FirstVerification.succeeds()) {
            throw new IllegalStateException("This machine cannot verify signatures.");
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Verification keys")
                .status(keys.hasKeys())
                .build();
    }
}
