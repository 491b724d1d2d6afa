// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.testing.RawToken;
import dev.qrtc.testing.TestKeys;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

/** Public keys that must not verify anything, each in a published set. */
class KeyFitnessTest {
    private static final PublicJsonWebKey RSA = TestKeys.rsa("a", "access", 2048);
    private static final PublicJsonWebKey EC = TestKeys.ec("a", "access");
    private static final PublicJsonWebKey ED = ed25519();

    @Test
    void good_keys_are_taken() {
        for (var key : new PublicJsonWebKey[] {RSA, EC, ED}) {
            assertTrue(isTaken(key, Map.of()), key.getAlgorithm());
        }
    }

    @Test
    void an_RSA_key_has_2048_to_8192_bits_and_an_odd_modulus() {
        assertFalse(isTaken(RSA, Map.of("n", number(modulus(2_047)))));
        assertTrue(isTaken(RSA, Map.of("n", number(modulus(2_048)))));
        assertTrue(isTaken(RSA, Map.of("n", number(modulus(8_192)))));
        assertFalse(isTaken(RSA, Map.of("n", number(modulus(8_193)))));
        assertFalse(isTaken(RSA, Map.of("n", number(modulus(2_048).clearBit(0)))));
    }

    @Test
    void an_RSA_exponent_is_odd_at_least_65537_and_has_at_most_256_bits() {
        for (var bad : new int[] {1, 2, 3, 17, 65_535, 65_536, 65_538}) {
            assertFalse(isTaken(RSA, Map.of("e", number(BigInteger.valueOf(bad)))), "e = " + bad);
        }
        assertTrue(isTaken(RSA, Map.of("e", number(BigInteger.valueOf(65_539)))));
        assertTrue(isTaken(RSA, Map.of("e", number(BigInteger.ONE.shiftLeft(255).setBit(0)))));
        assertFalse(
                isTaken(RSA, Map.of("e", number(BigInteger.ONE.shiftLeft(256).setBit(0)))));
        var modulus = ((RsaJsonWebKey) RSA).getRsaPublicKey().getModulus();
        assertFalse(isTaken(RSA, Map.of("e", number(modulus))));
    }

    @Test
    void an_EC_key_is_on_P_256() {
        for (var curve :
                new String[] {"P-384", "P-521", "secp256k1", "P-256K", "Ed25519", "brainpoolP256r1", "p-256"}) {
            assertFalse(isTaken(EC, Map.of("crv", curve)), curve);
        }
    }

    // The generator of secp256k1 (SEC 2, 2.4.1): a good point of a curve of the same size.
    @Test
    void a_key_of_secp256k1_is_refused_under_its_own_name_and_under_ours() {
        var point = Map.of(
                "x", hex("79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"),
                "y", hex("483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8"));
        var named = new LinkedHashMap<String, Object>(point);
        named.put("crv", "secp256k1");
        assertFalse(isTaken(EC, named));
        assertFalse(isTaken(EC, Map.copyOf(point)));
        named.put("alg", "ES256K");
        assertFalse(isTaken(EC, named));
    }

    @Test
    void an_EC_point_is_on_its_curve() {
        var field = new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
        var x = new BigInteger(
                1, Base64.getUrlDecoder().decode((String) members(EC).get("x")));
        var y = new BigInteger(
                1, Base64.getUrlDecoder().decode((String) members(EC).get("y")));
        assertTrue(isTaken(EC, Map.of("y", number(field.subtract(y)))), "the other point of that x");
        assertFalse(isTaken(EC, Map.of("y", number(y.flipBit(0)))), "beside the curve");
        assertFalse(isTaken(EC, Map.of("x", number(y), "y", number(x))), "x and y exchanged");
        assertFalse(isTaken(EC, Map.of("x", number(BigInteger.ZERO), "y", number(BigInteger.ZERO))), "zero");
        assertFalse(isTaken(EC, Map.of("y", number(y.add(field)))), "beyond the field");
        assertFalse(isTaken(EC, Map.of("x", number(x.add(field)))), "beyond the field");
    }

    @Test
    void an_EdDSA_key_is_a_point_of_Ed25519_of_large_order() {
        assertFalse(isTaken(ED, Map.of("crv", "Ed448")), "another curve");
        assertFalse(isTaken(ED, Map.of("crv", "X25519")), "a curve that signs nothing");
        for (var small : Set.of(
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85")) {
            assertFalse(isTaken(ED, Map.of("x", hex(small))), "a point of small order");
        }
        assertFalse(isTaken(ED, Map.of("x", hex("ee" + "ff".repeat(30) + "7f"))), "one, beyond the field");
        assertFalse(isTaken(ED, Map.of("x", hex("02" + "00".repeat(31)))), "a y that no point has");
    }

    @Test
    void the_type_fits_the_algorithm() {
        for (var key : new PublicJsonWebKey[] {RSA, EC, ED}) {
            for (var algorithm : new String[] {"ES256", "RS256", "EdDSA", "HS256", "ES512", "PS256", "none"}) {
                assertEquals(algorithm.equals(key.getAlgorithm()), isTaken(key, Map.of("alg", algorithm)), algorithm);
            }
        }
        assertFalse(isTaken(EC, Map.of("kty", "RSA")));
        assertFalse(isTaken(RSA, Map.of("kty", "EC")));
        assertFalse(isTaken(RSA, Map.of("kty", "oct")));
    }

    private static boolean isTaken(PublicJsonWebKey key, Map<String, ?> changes) {
        var members = new LinkedHashMap<>(members(key));
        members.putAll(changes);
        var set = JsonUtil.toJson(Map.of("keys", List.of(members)));
        return KeySet.parse(set).containsKey("a");
    }

    private static Map<String, Object> members(PublicJsonWebKey key) {
        return key.toParams(OutputControlLevel.PUBLIC_ONLY);
    }

    private static BigInteger modulus(int bits) {
        return new BigInteger(bits, new Random(bits)).setBit(bits - 1).setBit(0);
    }

    private static String number(BigInteger number) {
        var bytes = number.toByteArray();
        return RawToken.encode(bytes[0] == 0 && bytes.length > 1 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String hex(String bytes) {
        return RawToken.encode(HexFormat.of().parseHex(bytes));
    }

    private static PublicJsonWebKey ed25519() {
        try {
            var key = OkpJwkGenerator.generateJwk("Ed25519");
            key.setKeyId("a");
            key.setAlgorithm("EdDSA");
            key.setOtherParameter("qrtc:kind", "access");
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
