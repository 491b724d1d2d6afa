// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.testing.TestKeys;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctJwkGenerator;
import org.jose4j.jwk.OctetSequenceJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KeyFileTest {
    private static final TestKeys KEYS = TestKeys.generate();

    static Stream<JsonWebKey> pairingKeys() {
        return Stream.of(
                TestKeys.hmac("a", "pairing"),
                TestKeys.ec("a", "pairing"),
                TestKeys.ed25519("a", "pairing"),
                TestKeys.rsa("a", "pairing", 2048));
    }

    @ParameterizedTest
    @MethodSource("pairingKeys")
    void pairingTokensAreSignedByAnyOfFourAlgorithms(JsonWebKey pairing) throws Exception {
        var key = KeyFile.parse(set(pairing, KEYS.peer(), KEYS.access())).get(0);
        var jws = new JsonWebSignature();
        jws.setCompactSerialization(key.sign("pair+jwt", "{}"));
        jws.setKey(key.verification().key());
        assertTrue(jws.verifySignature());
        assertEquals(pairing.getAlgorithm(), jws.getAlgorithmHeaderValue());
        assertEquals("a", jws.getKeyIdHeaderValue());
        assertEquals("pair+jwt", jws.getHeader("typ"));
    }

    @ParameterizedTest
    @MethodSource("pairingKeys")
    void whatCanBeDerivedFromAKeyIsTheSameAtEveryReplica(JsonWebKey pairing) {
        var file = set(pairing, KEYS.peer(), KEYS.access());
        var material = KeyFile.parse(file).get(0).derivationMaterial();
        assertArrayEquals(material, KeyFile.parse(file).get(0).derivationMaterial());
        assertTrue(material.length >= 31, () -> material.length + " bytes");
        assertFalse(Arrays.equals(material, KeyFile.parse(file).get(1).derivationMaterial()));
    }

    @Test
    void aKeyMaySayWhenItBeginsToSign() {
        var start = Instant.parse("2026-11-22T12:00:00Z");
        var keys = KeyFile.parse(set(TestKeys.from(start, TestKeys.hmac("a", "pairing")), KEYS.peer(), KEYS.access()));
        assertEquals(start, keys.get(0).signsFrom());
        assertEquals(Instant.EPOCH, keys.get(1).signsFrom());
    }

    @Test
    void whatIsPublishedHasNoPrivatePart() {
        Stream.of(TestKeys.ec("a", "pairing"), TestKeys.ed25519("b", "pairing"), TestKeys.rsa("c", "pairing", 2048))
                .map(key -> KeyFile.parse(set(key, KEYS.peer(), KEYS.access()))
                        .get(0)
                        .published())
                .forEach(jwk -> {
                    assertFalse(jwk.isEmpty());
                    for (var member : List.of("d", "k", "p", "q", "dp", "dq", "qi")) {
                        assertFalse(jwk.containsKey(member), member);
                    }
                });
    }

    @Test
    void whatSomebodyNotedBesideAKeyIsNotPublished() {
        var keys = KeyFile.parse(set(KEYS.pairing(), with("note", "canary"), KEYS.access()));
        assertEquals(
                Set.of("kid", "use", "alg", "qrtc:kind", "kty", "crv", "x", "y"),
                keys.get(1).published().keySet());
    }

    @Test
    void aKeyThatMaySignOnlyIsPublishedAsOneThatMayVerify() {
        var keys = KeyFile.parse(set(KEYS.pairing(), with("key_ops", List.of("sign")), KEYS.access()));
        assertFalse(keys.get(1).published().containsKey("key_ops"));
    }

    @Test
    void ofASharedSecretNothingIsPublished() {
        assertEquals(Map.of(), KeyFile.parse(KEYS.privateSet()).get(0).published());
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
        return Stream.of(
                Arguments.of("canary", "is not a JWK set (RFC 7517)"),
                Arguments.of("{}", "is not a JWK set (RFC 7517)"),
                Arguments.of(
                        "{\"keys\":[{\"kty\":\"canary\"}]}", "has key number 1 that is damaged or of an unknown kty"),
                Arguments.of("{\"keys\":[\"canary\"]}", "has key number 1 that is no JWK"),
                Arguments.of("{\"keys\":[],\"keys\":[]}", "is not a JWK set (RFC 7517)"),
                Arguments.of("{\"keys\":[]}", "has no key of qrtc:kind pairing"),
                Arguments.of(set(KEYS.pairing(), KEYS.peer()), "has no key of qrtc:kind access"),
                Arguments.of(KEYS.publicSet(), "has key peer-1 without its private part"),
                Arguments.of(set(secret("weak", new byte[31])), "has key weak with fewer than 256 bits"),
                Arguments.of(
                        set(secret("poor", "canarycanarycanarycanarycanarycanary".getBytes(US_ASCII))),
                        "has key poor that is no random secret: its bytes repeat too much"),
                Arguments.of(set(TestKeys.rsa("a", "pairing", 1024)), "has key a with fewer than 2048 bits"),
                Arguments.of(
                        set(TestKeys.ec("a", "other")), "has key a without a qrtc:kind of pairing, peer or access"),
                Arguments.of(set(with("qrtc:kind", 7)), "has key a without a qrtc:kind of pairing, peer or access"),
                Arguments.of(set(TestKeys.rsa("a", "peer", 2048)), "has key a whose alg is none of [ES256]"),
                Arguments.of(set(TestKeys.hmac("a", "access")), "has key a whose alg is none of [ES256]"),
                Arguments.of(
                        set(mark(TestKeys.hmac("a", "pairing"), "a", "HS512", "pairing")),
                        "has key a whose alg is none of [HS256, RS256, ES256, EdDSA]"),
                Arguments.of(set(using("enc")), "has key a whose use is not sig"),
                Arguments.of(set(secretUsing("enc")), "has key a whose use is not sig"),
                Arguments.of(set(with("key_ops", List.of("verify"))), "has key a whose key_ops are without sign"),
                Arguments.of(
                        set(with("qrtc:signs-from", "tomorrow")),
                        "has key a whose qrtc:signs-from is no time in seconds since 1970"),
                Arguments.of(
                        set(with("qrtc:signs-from", -1)),
                        "has key a whose qrtc:signs-from is no time in seconds since 1970"),
                Arguments.of(set(TestKeys.ec("a", "peer"), TestKeys.ec("a", "access")), "has two keys with the id a"),
                Arguments.of(set(KEYS.peer(), twin()), "has one key twice, as peer-1 and as twin"),
                Arguments.of(set(halves()), "has key a whose private and public part are not one key's"),
                Arguments.of(set(mismatched()), "has key a that does not fit its alg"));
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void aBadFileIsNamedInWordsWithoutAKey(String file, String why) {
        var refused = assertThrows(IllegalArgumentException.class, () -> KeyFile.parse(file));
        var message = Objects.requireNonNull(refused.getMessage());
        assertEquals(why, message);
        assertFalse(message.contains("canary"));
    }

    private static String set(JsonWebKey... keys) {
        return TestKeys.set(Stream.of(keys), OutputControlLevel.INCLUDE_PRIVATE);
    }

    private static JsonWebKey secret(String id, byte[] bytes) {
        return mark(new OctetSequenceJsonWebKey(new HmacKey(bytes)), id, "HS256", "pairing");
    }

    private static JsonWebKey using(String use) {
        var key = TestKeys.ec("a", "peer");
        key.setUse(use);
        return key;
    }

    private static JsonWebKey secretUsing(String use) {
        var key = TestKeys.hmac("a", "pairing");
        key.setUse(use);
        return key;
    }

    private static JsonWebKey with(String member, Object value) {
        var members = TestKeys.ec("a", "peer").toParams(OutputControlLevel.INCLUDE_PRIVATE);
        members.put(member, value);
        return jwk(members);
    }

    // The private part of one key beside the public part of another.
    private static JsonWebKey halves() {
        var members = TestKeys.ec("a", "peer").toParams(OutputControlLevel.INCLUDE_PRIVATE);
        members.put(
                "d", KEYS.peer().toParams(OutputControlLevel.INCLUDE_PRIVATE).get("d"));
        return jwk(members);
    }

    private static JsonWebKey jwk(Map<String, Object> members) {
        try {
            return JsonWebKey.Factory.newJwk(members);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    // The same key material under another id and for another kind.
    private static JsonWebKey twin() {
        return mark(jwk(KEYS.peer().toParams(OutputControlLevel.INCLUDE_PRIVATE)), "twin", "ES256", "access");
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
