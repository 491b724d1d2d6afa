// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.testing.TestKeys;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The header does not choose the algorithm (RFC 8725, 2.1 and 3.1): neither none, nor another one for a key that we have. */
class AlgorithmConfusionTest {
    private static final Verifiers SERVICE = new Verifiers();

    @ParameterizedTest
    @EnumSource(TokenKind.class)
    void a_token_without_signature_is_refused_however_none_is_written(TokenKind kind) {
        var good = SERVICE.draft(kind).sign();
        var signature = good.substring(good.lastIndexOf('.') + 1);
        for (var none : List.of("none", "None", "NONE", "nOnE", "")) {
            var unsecured = SERVICE.draft(kind).unsecured(none);
            assertFalse(SERVICE.believes(kind, unsecured), none);
            assertFalse(SERVICE.believes(kind, unsecured + signature), none + " with the old signature");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TokenKind.class,
            names = {"PEER", "ACCESS"})
    void a_public_key_is_no_secret(TokenKind kind) {
        everySpellingOf((PublicJsonWebKey) SERVICE.key(kind)).forEach((name, secret) -> {
            var forged = SERVICE.draft(kind).header("alg", "HS256").forgedWith(secret);
            assertFalse(SERVICE.believes(kind, forged.sign()), "HS256 with " + name);
        });
    }

    @Test
    void the_public_key_of_RS256_is_no_secret_either() {
        var rsa = TestKeys.rsa("access-rsa", "access", 2048);
        SERVICE.publish(rsa);
        var good = SERVICE.draft(TokenKind.ACCESS).resignedWith(rsa);
        assertTrue(SERVICE.believes(TokenKind.ACCESS, good.sign()));
        everySpellingOf(rsa).forEach((name, secret) -> {
            var forged = good.header("alg", "HS256").forgedWith(secret);
            assertFalse(SERVICE.believes(TokenKind.ACCESS, forged.sign()), "HS256 with " + name);
        });
    }

    @Test
    void each_algorithm_has_its_own_keys() {
        var rsa = TestKeys.rsa("access-rsa-2", "access", 2048);
        SERVICE.publish(rsa);
        var access = SERVICE.draft(TokenKind.ACCESS);
        assertFalse(SERVICE.believes(
                TokenKind.ACCESS,
                access.resignedWith(rsa).header("kid", "access-1").sign()));
        assertFalse(SERVICE.believes(
                TokenKind.ACCESS, access.header("kid", "access-rsa-2").sign()));
    }

    // What anybody can read of a public key, and what libraries were seen to take for the secret.
    private static Map<String, Key> everySpellingOf(PublicJsonWebKey pair) {
        var der = pair.getPublicKey().getEncoded();
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        var pem = "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----";
        return Map.of(
                "the DER", secret(der),
                "the PEM", secret(pem),
                "the PEM and its last line's end", secret(pem + "\n"),
                "the JWK", secret(pair.toJson(OutputControlLevel.PUBLIC_ONLY)),
                "the base64 of the DER", secret(Base64.getEncoder().encodeToString(der)));
    }

    private static Key secret(String text) {
        return secret(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Key secret(byte[] bytes) {
        return new HmacKey(bytes);
    }
}
