// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.tracing;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** Stops the start with a sentence where the framework would export spans of its own: they have addresses in them. */
@Startup(1)
@Singleton
class TracingCheck {
    private static final List<String> NEVER = List.of(
            "quarkus.otel.instrument.vertx-http",
            "quarkus.otel.instrument.vertx-event-bus",
            "quarkus.otel.instrument.vertx-redis-client");

    @Inject
    TracingCheck(Config config) {
        if (!config.getValue("quarkus.otel.sdk.disabled", Boolean.class)) {
            NEVER.forEach(name -> {
                if (config.getValue(name, Boolean.class)) {
                    throw new ConfigurationException(name
                            + " must be false: its spans have the addresses of clients and of Redis in them,"
                            + " and are of no pairing.");
                }
            });
        }
    }
}
