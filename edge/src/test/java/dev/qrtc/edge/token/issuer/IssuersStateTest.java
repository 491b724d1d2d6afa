// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token.issuer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IssuersStateTest {
    private static final Settings ACME = Settings.acme();
    private static final Map<String, Settings> CHANGES = Map.ofEntries(
            Map.entry("issuer", ACME.set("acme.issuer", "https://other.example.com")),
            Map.entry("jwksUrl", ACME.set("acme.jwks-url", "https://other.example.com/jwks")),
            Map.entry("jwksFile", ACME.set("acme.jwks-file", "keys.json")),
            Map.entry("audience", ACME.set("acme.audience", "other")),
            Map.entry("algorithms", ACME.set("acme.algorithms", "ES256")),
            Map.entry("types", ACME.set("acme.types", "at+jwt")),
            Map.entry("principalPrefix", ACME.set("acme.principal-prefix", "user:other-")),
            Map.entry("exclusive", ACME.set("acme.exclusive", "true")),
            Map.entry("scopes", ACME.set("acme.scopes", "qr")),
            Map.entry("scopeMap", ACME.set("acme.scope-map.read", "qr")),
            Map.entry("require", ACME.set("acme.require.token_use", "access")),
            Map.entry("subject", ACME.set("acme.claims.subject", "preferred_username")),
            Map.entry("scope", ACME.set("acme.claims.scope", "scp")),
            Map.entry("client", ACME.set("acme.claims.client", "azp")));

    static Stream<Map.Entry<String, Settings>> changes() {
        return CHANGES.entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("changes")
    void whateverChangesIsAnotherState(Map.Entry<String, Settings> change) {
        assertNotEquals(digest(ACME), digest(change.getValue()));
    }

    @Test
    void everySettingCounts() {
        var members = new HashSet<>(members(IssuersConfig.Issuer.class));
        members.remove("claims");
        members.addAll(members(IssuersConfig.Claims.class));
        assertEquals(members, CHANGES.keySet());
    }

    @Test
    void oneMoreIsAnotherStateAndTheOrderOfWordsIsNot() {
        var two = ACME.with("bolt", "device:bolt-");
        assertNotEquals(digest(ACME), digest(two));
        assertEquals(Set.of("acme", "bolt"), new IssuersState(two.config()).names());
        assertEquals(
                digest(ACME.set("acme.scope-map.read", "qr,pairing:scan")),
                digest(ACME.set("acme.scopes", "qr,pairing:scan,pairing:present")
                        .set("acme.scope-map.read", "pairing:scan,qr")));
    }

    private static Set<String> members(Class<?> settings) {
        return Stream.of(settings.getDeclaredMethods()).map(Method::getName).collect(Collectors.toSet());
    }

    private static String digest(Settings settings) {
        return new IssuersState(settings.config()).digest();
    }
}
