// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctJwkGenerator;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which keys a device can be registered with. */
class DeviceKeyTest {
    @Test
    void aKeyOnP256SignsByEs256AndOneOnEd25519ByEdDsa() throws JoseException {
        assertEquals("ES256", DeviceKey.of(p256()).jwk().getAlgorithm());
        assertEquals("EdDSA", DeviceKey.of(ed25519()).jwk().getAlgorithm());
    }

    @Test
    void nothingIsKeptButTheKeyItselfItsAlgorithmAndItsThumbprint() throws JoseException {
        var given = p256();
        given.put("kid", "canary");
        given.put("x5u", "https://canary.example.com");
        given.put("use", "sig");
        given.put("key_ops", List.of("verify"));
        given.put("alg", "ES256");
        var key = DeviceKey.of(given);
        assertEquals(Set.of("alg", "crv", "kid", "kty", "x", "y"), key.members().keySet());
        assertEquals(
                key.jwk().calculateBase64urlEncodedThumbprint("SHA-256"),
                key.members().get("kid"));
        assertFalse(key.json().contains("canary"), key::json);
        assertEquals(given.get("x"), key.members().get("x"));
        assertEquals(given.get("y"), key.members().get("y"));
    }

    @Test
    void oneKeyHasOneSpellingHoweverItWasWritten() throws JoseException {
        var given = p256();
        var other = new HashMap<>(given);
        other.put("alg", "ES256");
        assertEquals(DeviceKey.of(given), DeviceKey.of(other));
    }

    static Stream<Arguments> keysThatAreRefused() throws JoseException {
        return Stream.of(
                Arguments.of(
                        "private",
                        EcJwkGenerator.generateJwk(EllipticCurves.P256).toParams(OutputControlLevel.INCLUDE_PRIVATE)),
                Arguments.of(
                        "private", OkpJwkGenerator.generateJwk("Ed25519").toParams(OutputControlLevel.INCLUDE_PRIVATE)),
                Arguments.of("private", with(p256(), "d", "canary")),
                Arguments.of("private", with(p256(), "d", "")),
                Arguments.of(
                        "private", OctJwkGenerator.generateJwk(256).toParams(OutputControlLevel.INCLUDE_SYMMETRIC)),
                Arguments.of("ES256", RsaJwkGenerator.generateJwk(2048).toParams(OutputControlLevel.PUBLIC_ONLY)),
                Arguments.of("ES256", of(EcJwkGenerator.generateJwk(EllipticCurves.P384))),
                Arguments.of("ES256", of(EcJwkGenerator.generateJwk(EllipticCurves.P521))),
                Arguments.of("ES256", with(p256(), "crv", "secp256k1")),
                Arguments.of("ES256", of(OkpJwkGenerator.generateJwk("X25519"))),
                Arguments.of("ES256", of(OkpJwkGenerator.generateJwk("Ed448"))),
                Arguments.of("ES256", with(p256(), "alg", "ES384")),
                Arguments.of("ES256", with(p256(), "alg", "none")),
                Arguments.of("ES256", with(ed25519(), "alg", "ES256")),
                Arguments.of("ES256", with(p256(), "kty", "OKP")),
                Arguments.of("ES256", with(p256(), "kty", 7)),
                Arguments.of("verify", with(p256(), "use", "enc")),
                Arguments.of("verify", with(p256(), "key_ops", List.of("sign"))),
                Arguments.of("its type", with(p256(), "y", null)),
                Arguments.of("its type", with(p256(), "x", 7)),
                Arguments.of("its type", with(p256(), "x", "")),
                Arguments.of("its type", with(p256(), "y", p256().get("y"))),
                Arguments.of("its type", with(ed25519(), "x", "AAAA")),
                // The y that it spells has no x on the curve.
                Arguments.of("its type", with(ed25519(), "x", "AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")),
                Arguments.of("ES256", Map.of()));
    }

    @ParameterizedTest
    @MethodSource("keysThatAreRefused")
    void anyOtherKeyIsRefusedAndNotRepeated(String why, Map<String, Object> jwk) {
        var refused = assertThrows(IllegalArgumentException.class, () -> DeviceKey.of(jwk));
        assertTrue(String.valueOf(refused.getMessage()).contains(why), refused::getMessage);
        assertFalse(String.valueOf(refused.getMessage()).contains("canary"), refused::getMessage);
    }

    static Map<String, Object> p256() throws JoseException {
        return of(EcJwkGenerator.generateJwk(EllipticCurves.P256));
    }

    static Map<String, Object> ed25519() throws JoseException {
        return of(OkpJwkGenerator.generateJwk("Ed25519"));
    }

    private static Map<String, Object> of(PublicJsonWebKey key) {
        return new HashMap<>(key.toParams(OutputControlLevel.PUBLIC_ONLY));
    }

    private static Map<String, Object> with(
            Map<String, Object> jwk, String member, @org.jspecify.annotations.Nullable Object value) {
        if (value == null) {
            jwk.remove(member);
        } else {
            jwk.put(member, value);
        }
        return jwk;
    }
}
