// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.tracing;

import io.prometheus.client.exemplars.ExemplarSampler;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Keeps metrics from looking for a span whenever they count: with OpenTelemetry on the class path they would, for every frame,
 * also where tracing is off; and no span of ours is ever the current one.
 */
@Singleton
class NoExemplars {
    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    Optional<ExemplarSampler> none() {
        return Optional.empty();
    }
}
