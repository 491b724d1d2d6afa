// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.edge.mode.Misconfigured;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

    @Test
    void everyCallHasALimitUnlessItIsTurnedOff() {
        var rules = rules(Map.of("qrtc.limits.calls.claim.principal", "off"));
        assertEquals(Optional.empty(), rules.of(Call.CLAIM, By.PRINCIPAL));
        for (var call : Call.values()) {
            assertTrue(rules.of(call, By.ADDRESS).isPresent(), call.wire());
        }
        assertEquals(Optional.of(new Rate(60, Duration.ofMinutes(1))), rules.of(Call.CREATE, By.PRINCIPAL));
    }

    @Test
    void theScaleRaisesAllOfThem() {
        var rules = rules(Map.of("qrtc.limits.scale", "10", "qrtc.limits.calls.create.address", "7/1h"));
        assertEquals(Optional.of(new Rate(70, Duration.ofHours(1))), rules.of(Call.CREATE, By.ADDRESS));
        assertEquals(Optional.of(new Rate(600, Duration.ofMinutes(1))), rules.of(Call.CREATE, By.PRINCIPAL));
    }

    @ParameterizedTest
    @CsvSource({
        "qrtc.limits.scale,0",
        "qrtc.limits.scale,1000001",
        "qrtc.limits.calls.create.principal,sixty",
        "qrtc.limits.calls.create.address,60",
        "qrtc.limits.calls.creat.principal,60/1m"
    })
    void aWrongLimitStopsTheStartWithItsName(String property, String value) {
        var refused = assertThrows(Misconfigured.class, () -> rules(Map.of(property, value)));
        var named = property.contains(".creat.") ? "qrtc.limits.calls.creat" : property;
        assertTrue(String.valueOf(refused.getMessage()).startsWith(named + " "), refused.getMessage());
    }

    static Rules rules(Map<String, String> settings) {
        return new Rules(new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .withMapping(LimitConfig.class)
                .build()
                .getConfigMapping(LimitConfig.class));
    }
}
