// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.secrets;

import dev.qrtc.local.files.PrivateFiles;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;

/** The JWK set (RFC 7517) with which token-service signs: one key for each kind of token. */
public final class SigningKeys {
    private static final int KID_BITS = 96;
    private static final int P256_BYTES = 32;

    private SigningKeys() {}

    /** Makes the file where it is missing: so tokens of an earlier run stay good. */
    public static Path ensure(Path file) {
        return Files.exists(file) ? file : PrivateFiles.write(file, generate().encodePrettily() + "\n");
    }

    private static JsonObject generate() {
        return new JsonObject()
                .put(
                        "keys",
                        new JsonArray().add(hmac("pairing")).add(p256("peer")).add(p256("access")));
    }

    private static JsonObject hmac(String kind) {
        return key("oct", "HS256", kind).put("k", RandomText.secret());
    }

    private static JsonObject p256(String kind) {
        KeyPair pair = keyPair();
        ECPublicKey publicKey = (ECPublicKey) pair.getPublic();
        return key("EC", "ES256", kind)
                .put("crv", "P-256")
                .put("x", coordinate(publicKey.getW().getAffineX()))
                .put("y", coordinate(publicKey.getW().getAffineY()))
                .put("d", coordinate(((ECPrivateKey) pair.getPrivate()).getS()));
    }

    private static JsonObject key(String type, String algorithm, String kind) {
        return new JsonObject()
                .put("kty", type)
                .put("kid", RandomText.bits(KID_BITS))
                .put("alg", algorithm)
                .put("use", "sig")
                .put("qrtc:kind", kind);
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    /** Fixed width, as RFC 7518 (6.2.1.2) asks: leading zeros stay, the sign byte goes. */
    private static String coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[P256_BYTES];
        int from = Math.max(0, bytes.length - P256_BYTES);
        byte[] digits = Arrays.copyOfRange(bytes, from, bytes.length);
        System.arraycopy(digits, 0, fixed, P256_BYTES - digits.length, digits.length);
        return RandomText.encode(fixed);
    }
}
