// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.tracing;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On top of the defaults that every service has. */
class TracingCheckTest {
    @Test
    void tracing_is_off_by_default() {
        assertTrue(config(Map.of()).getValue("quarkus.otel.sdk.disabled", Boolean.class));
    }

    @Test
    void what_is_switched_on_as_the_how_to_says_is_good() {
        assertDoesNotThrow(() -> new TracingCheck(config(Map.of("quarkus.otel.sdk.disabled", "false"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quarkus.otel.instrument.vertx-http",
                "quarkus.otel.instrument.vertx-event-bus",
                "quarkus.otel.instrument.vertx-redis-client"
            })
    void spans_of_the_framework_stop_the_start(String name) {
        var refused = assertThrows(
                ConfigurationException.class,
                () -> new TracingCheck(config(Map.of("quarkus.otel.sdk.disabled", "false", name, "true"))));
        var sentence = String.valueOf(refused.getMessage());
        assertTrue(sentence.startsWith(name + " must be false"), sentence);
        assertDoesNotThrow(() -> new TracingCheck(config(Map.of(name, "true"))));
    }

    private static SmallRyeConfig config(Map<String, String> said) {
        return new SmallRyeConfigBuilder()
                .addDefaultSources()
                .withSources(new PropertiesConfigSource(said, "said", 500))
                .build();
    }
}
