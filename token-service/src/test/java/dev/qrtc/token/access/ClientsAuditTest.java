// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClientsAuditTest {
    private static final Map<String, String> BACKEND = Map.of("scopes", "qr,pairing:scan", "delegate", "user:");
    private static final Map<String, Map<String, String>> CHANGES = Map.of(
            "secretSha256", Map.of("secret-sha256", "a".repeat(64)),
            "jwk", Map.of("jwk", "{}"),
            "jwksFile", Map.of("jwks-file", "keys.json"),
            "scopes", Map.of("scopes", "qr"),
            "principal", Map.of("principal", "device:kiosk-7"),
            "delegate", Map.of("delegate", "device:"));

    static Stream<Map.Entry<String, Map<String, String>>> changes() {
        return CHANGES.entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("changes")
    void whateverChangesIsAnotherState(Map.Entry<String, Map<String, String>> change) {
        var changed = new HashMap<>(BACKEND);
        changed.putAll(change.getValue());
        assertNotEquals(digest("backend", BACKEND), digest("backend", changed));
    }

    @Test
    void everySettingCounts() {
        var members = Stream.of(AccessConfig.Client.class.getDeclaredMethods())
                .map(Method::getName)
                .collect(Collectors.toSet());
        assertEquals(members, CHANGES.keySet());
    }

    @Test
    void anotherIdIsAnotherStateAndTheOrderOfScopesIsNot() {
        assertNotEquals(digest("backend", BACKEND), digest("other", BACKEND));
        assertEquals(
                digest("backend", BACKEND),
                digest("backend", Map.of("scopes", "pairing:scan,qr", "delegate", "user:")));
    }

    private static String digest(String id, Map<String, String> settings) {
        var properties = new HashMap<String, String>();
        settings.forEach((name, value) -> properties.put("qrtc.clients." + id + "." + name, value));
        return ClientsAudit.digest(new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .withMapping(AccessConfig.class)
                .build()
                .getConfigMapping(AccessConfig.class)
                .clients());
    }
}
