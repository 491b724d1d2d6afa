// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token.issuer;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.edge.mode.Misconfigured;
import io.smallrye.config.ConfigValidationException;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each of these stops the start with a sentence that names the property. */
class IssuerSettingsTest {
    interface Change extends UnaryOperator<Settings> {}

    static Stream<Arguments> refusals() {
        return Stream.of(
                row("acme.issuer must be", s -> s.set("acme.issuer", " ")),
                row("acme.issuer is qrtc.public-url", s -> s.set("acme.issuer", Settings.OURS)),
                row("acme.audience must be", s -> s.set("acme.audience", " ")),
                row("acme.algorithms must be some of", s -> s.set("acme.algorithms", "HS256")),
                row("acme.algorithms must be some of", s -> s.set("acme.algorithms", "ES256,HS512")),
                row("acme.algorithms must be some of", s -> s.set("acme.algorithms", "none")),
                row("acme.algorithms must be some of", s -> s.set("acme.algorithms", "PS256")),
                row("acme.types must not be a type of our own", s -> s.set("acme.types", "at+jwt,peer+jwt")),
                row("acme.types must not be a type of our own", s -> s.set("acme.types", "pair+jwt")),
                row("acme.types has a type that other tokens have", s -> s.set("acme.types", "at+jwt,JWT")),
                row("acme.types has a type that other tokens have", s -> s.set("acme.types", "none")),
                row("acme.principal-prefix must begin", s -> s.set("acme.principal-prefix", "acme-")),
                row("acme.principal-prefix must begin", s -> s.set("acme.principal-prefix", "client:acme-")),
                row("acme.principal-prefix must begin", s -> s.set("acme.principal-prefix", "user")),
                row("acme.principal-prefix must begin", s -> s.set("acme.principal-prefix", "user:acme/")),
                row("acme.principal-prefix must begin", s -> s.set("acme.principal-prefix", "user:" + "a".repeat(128))),
                row("acme.principal-prefix is all users", s -> s.set("acme.principal-prefix", "user:")),
                row(
                        "acme.principal-prefix must not be all devices",
                        s -> s.set("acme.principal-prefix", "device:").set("acme.exclusive", "true")),
                row("acme.scopes holds a scope that does not", s -> s.set("acme.scopes", "qr,everything")),
                row("acme.scope-map gives a scope that does not", s -> s.set("acme.scope-map.pair", "pairing")),
                row("acme.scope-map gives a scope that qrtc", s -> s.set("acme.scope-map.boss", "admin")),
                row(
                        "b.issuer is also that of",
                        s -> s.with("b", "user:b-").set("b.issuer", "https://acme.example.com")),
                row("b.principal-prefix overlaps with", s -> s.with("b", "user:acme-")),
                row("b.principal-prefix overlaps with", s -> s.with("b", "user:acme-b-")),
                row("b.principal-prefix overlaps with", s -> s.with("b", "user:ac")),
                row(
                        "b.principal-prefix overlaps with",
                        s -> s.with("b", "user:").set("b.exclusive", "true")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void the_start_ends_with(String sentence, Change change) {
        assertDoesNotThrow(() -> start(Settings.acme()));
        var refusal = String.valueOf(assertThrows(Misconfigured.class, () -> start(change.apply(Settings.acme())))
                .getMessage());
        assertTrue(refusal.startsWith("qrtc.issuers." + sentence), refusal);
        assertTrue(refusal.endsWith("."), refusal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuer", "audience", "principal-prefix", "scopes"})
    void what_must_be_set_is_named(String member) {
        var without = Settings.acme().without("acme." + member);
        var refusal = String.valueOf(assertThrows(ConfigValidationException.class, () -> start(without))
                .getMessage());
        assertTrue(refusal.contains("qrtc.issuers.acme." + member), refusal);
    }

    @Test
    void providers_beside_each_other_are_fine() {
        var rules = IssuerList.rules(
                Settings.acme()
                        .with("b", "user:b-")
                        .with("c", "device:acme-")
                        .set("b.types", "JWT")
                        .set("b.require.typ", "Bearer")
                        .set("b.scope-map.\"pair.both\"", "pairing:present,pairing:scan")
                        .config()
                        .issuers(),
                Settings.OURS);
        assertEquals(3, rules.size());
        assertEquals(Map.of("typ", "Bearer"), rules.get(1).required());
        assertEquals(
                2,
                Objects.requireNonNull(rules.get(1).scopeMap().get("pair.both")).size());
    }

    @Test
    void one_provider_may_name_all_users_where_that_is_said() {
        var alone = Settings.acme().set("acme.principal-prefix", "user:").set("acme.exclusive", "true");
        assertDoesNotThrow(() -> start(alone));
    }

    private static void start(Settings settings) {
        IssuerList.rules(settings.config().issuers(), Settings.OURS);
    }

    private static Arguments row(String sentence, Change change) {
        return Arguments.of(sentence, change);
    }
}
