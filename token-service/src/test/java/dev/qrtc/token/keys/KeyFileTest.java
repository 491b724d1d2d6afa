// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.edge.token.TokenKind;
import dev.qrtc.testing.TestKeys;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctJwkGenerator;
import org.jose4j.jwk.OctetSequenceJsonWebKey;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KeyFileTest {
    private static final TestKeys KEYS = TestKeys.generate();

    @Test
    void theFirstKeyOfAKindSignsAndAllVerify() {
        var next = TestKeys.generate("2");
        var ring = new KeyRing(KeyFile.parse(
                set(KEYS.pairing(), KEYS.peer(), KEYS.access(), next.pairing(), next.peer(), next.access())));
        assertEquals("peer-1", ring.signerOf(TokenKind.PEER).verification().id());
        assertTrue(ring.find("peer-2").await().indefinitely().isPresent());
        assertEquals(
                List.of("peer-1", "access-1", "peer-2", "access-2"),
                ring.published().stream().map(jwk -> jwk.get("kid")).toList());
    }

    @Test
    void whatIsPublishedHasNoPrivatePart() {
        var published = new KeyRing(KeyFile.parse(KEYS.withEcPairingKey().privateSet())).published();
        assertEquals(3, published.size());
        published.forEach(jwk -> assertFalse(jwk.containsKey("d") || jwk.containsKey("k"), String.valueOf(jwk)));
    }

    @Test
    void aKeyNeverPrintsItself() {
        var keys = KeyFile.parse(KEYS.privateSet());
        assertEquals(
                "[pairing key pairing-1 (HS256), peer key peer-1 (ES256), access key access-1 (ES256)]",
                keys.toString());
    }

    @Test
    void developmentKeysAreGoodKeys() {
        assertEquals(3, KeyFile.parse(DevelopmentKeys.generate()).size());
    }

    static Stream<Arguments> badFiles() {
        var weak = weak();
        return Stream.of(
                Arguments.of("canary", "is not a JWK set"),
                Arguments.of("{}", "is not a JWK set"),
                Arguments.of("{\"keys\":[{\"kty\":\"canary\"}]}", "no key of qrtc:kind"),
                Arguments.of(set(KEYS.pairing(), KEYS.peer()), "has no key of qrtc:kind access"),
                Arguments.of(KEYS.publicSet(), "without its private part"),
                Arguments.of(set(weak, KEYS.peer(), KEYS.access()), "has key weak with fewer than 256 bits"),
                Arguments.of(set(KEYS.pairing(), TestKeys.ec("a", "other")), "has key a without a qrtc:kind"),
                Arguments.of(set(TestKeys.rsa("a", "peer", 2048)), "has key a whose alg is none of [ES256]"),
                Arguments.of(set(secretFor("access")), "has key access-1 whose alg is none of [ES256]"),
                Arguments.of(set(TestKeys.ec("a", "peer"), TestKeys.ec("a", "access")), "has two keys with the id a"),
                Arguments.of(set(KEYS.peer(), twin()), "has one key twice, under two ids"),
                Arguments.of(set(mismatched()), "does not fit its alg"));
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void aBadFileIsNamedInWordsWithoutAKey(String file, String why) {
        var refused = assertThrows(IllegalArgumentException.class, () -> KeyFile.parse(file));
        var message = Objects.requireNonNull(refused.getMessage());
        assertTrue(message.contains(why), message);
        assertFalse(message.contains("canary"));
    }

    private static String set(JsonWebKey... keys) {
        return TestKeys.set(Stream.of(keys), OutputControlLevel.INCLUDE_PRIVATE);
    }

    private static JsonWebKey weak() {
        return mark(new OctetSequenceJsonWebKey(new HmacKey(new byte[31])), "weak", "HS256", "pairing");
    }

    private static JsonWebKey secretFor(String kind) {
        return mark(OctJwkGenerator.generateJwk(256), kind + "-1", "HS256", kind);
    }

    // The same key material under another id and for another kind.
    private static JsonWebKey twin() {
        try {
            var copy = JsonWebKey.Factory.newJwk(KEYS.peer().toParams(OutputControlLevel.INCLUDE_PRIVATE));
            return mark(copy, "twin", "ES256", "access");
        } catch (org.jose4j.lang.JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonWebKey mismatched() {
        return mark(OctJwkGenerator.generateJwk(256), "a", "ES256", "peer");
    }

    private static JsonWebKey mark(JsonWebKey key, String id, String algorithm, String kind) {
        key.setKeyId(id);
        key.setAlgorithm(algorithm);
        key.setUse("sig");
        key.setOtherParameter("qrtc:kind", kind);
        return key;
    }
}
