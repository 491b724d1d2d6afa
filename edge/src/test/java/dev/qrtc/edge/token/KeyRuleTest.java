// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.qrtc.testing.TestKeys;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctJwkGenerator;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is taken from the set of another provider, which is made for others too. */
class KeyRuleTest {
    private static final KeyRule ALL = KeyRule.foreign(TokenKind.ACCESS, Set.of("ES256", "RS256", "EdDSA"));

    @Test
    void a_key_without_algorithm_has_that_of_its_type() throws JoseException {
        var keys = taken(
                ALL,
                foreign(TestKeys.ec("ec", "access"), null),
                foreign(TestKeys.rsa("rsa", "access", 2048), null),
                foreign(ed25519("ed"), null));
        assertEquals(Map.of("ec", "ES256", "rsa", "RS256", "ed", "EdDSA"), keys);
    }

    @Test
    void only_algorithms_that_are_wanted_are_taken() throws JoseException {
        var onlyRsa = KeyRule.foreign(TokenKind.ACCESS, Set.of("RS256"));
        var keys = taken(
                onlyRsa,
                foreign(TestKeys.ec("ec", "access"), "ES256"),
                foreign(TestKeys.ec("ec-2", "access"), null),
                foreign(TestKeys.rsa("rsa", "access", 2048), "RS256"),
                foreign(ed25519("ed"), null));
        assertEquals(Map.of("rsa", "RS256"), keys);
    }

    @Test
    void a_key_for_another_algorithm_is_left_out_although_its_type_is_wanted() {
        for (var algorithm : List.of("PS256", "RS512", "RSA-OAEP", "ES256", "HS256", "none", "")) {
            assertEquals(Map.of(), taken(ALL, foreign(TestKeys.rsa("rsa", "access", 2048), algorithm)), algorithm);
        }
    }

    @Test
    void a_key_for_encryption_is_left_out_and_may_have_the_id_of_one_for_signatures() {
        var encryption = foreign(TestKeys.rsa("one", "access", 2048), null);
        encryption.setUse("enc");
        assertEquals(Map.of("one", "ES256"), taken(ALL, encryption, foreign(TestKeys.ec("one", "access"), null)));
    }

    @Test
    void a_key_whose_operations_do_not_name_verification_is_left_out() {
        for (var operations : List.of(List.of("encrypt"), List.of("sign"), List.<String>of())) {
            var key = foreign(TestKeys.ec("a", "access"), "ES256");
            key.setKeyOps(operations);
            assertEquals(Map.of(), taken(ALL, key), operations.toString());
        }
        var both = foreign(TestKeys.ec("a", "access"), "ES256");
        both.setKeyOps(List.of("sign", "verify"));
        assertEquals(Map.of("a", "ES256"), taken(ALL, both));
    }

    @Test
    void of_two_keys_with_one_id_neither_is_taken_and_the_others_are() {
        var keys = taken(
                ALL,
                foreign(TestKeys.ec("twice", "access"), null),
                foreign(TestKeys.rsa("twice", "access", 2048), null),
                foreign(TestKeys.ec("once", "access"), null));
        assertEquals(Map.of("once", "ES256"), keys);
        var thrice = foreign(TestKeys.ec("thrice", "access"), null);
        assertEquals(Map.of(), taken(ALL, thrice, thrice, thrice));
    }

    @Test
    void a_key_without_id_and_a_secret_are_left_out() {
        assertEquals(Map.of(), taken(ALL, foreign(TestKeys.ec("", "access"), "ES256")));
        var nameless = foreign(TestKeys.ec("a", "access"), "ES256");
        nameless.setKeyId(null);
        assertEquals(Map.of(), taken(ALL, nameless));
        var secret = OctJwkGenerator.generateJwk(256);
        secret.setKeyId("secret");
        var set = TestKeys.set(Stream.of(secret), OutputControlLevel.INCLUDE_SYMMETRIC);
        assertEquals(Map.of(), KeySet.parse(set, ALL));
    }

    @Test
    void their_word_on_our_kinds_counts_for_nothing() {
        var set = TestKeys.set(Stream.of(TestKeys.ec("a", "peer")), OutputControlLevel.PUBLIC_ONLY);
        assertEquals(
                List.of(TokenKind.ACCESS),
                KeySet.parse(set, ALL).values().stream()
                        .map(VerificationKey::kind)
                        .toList());
    }

    @Test
    void symmetric_and_unknown_algorithms_cannot_even_be_asked_for() {
        for (var algorithm : List.of("HS256", "none", "RS1", "PS256")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> KeyRule.foreign(TokenKind.ACCESS, Set.of("ES256", algorithm)));
        }
    }

    private static Map<String, String> taken(KeyRule rule, PublicJsonWebKey... keys) {
        var members = Stream.of(keys)
                .map(key -> key.toParams(OutputControlLevel.PUBLIC_ONLY))
                .peek(key -> key.remove("qrtc:kind"))
                .toList();
        return KeySet.parse(JsonUtil.toJson(Map.of("keys", members)), rule).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().algorithm()));
    }

    private static PublicJsonWebKey foreign(PublicJsonWebKey key, @Nullable String algorithm) {
        key.setAlgorithm(algorithm);
        key.setUse(null);
        return key;
    }

    private static PublicJsonWebKey ed25519(String id) throws JoseException {
        var key = OkpJwkGenerator.generateJwk("Ed25519");
        key.setKeyId(id);
        return key;
    }
}
