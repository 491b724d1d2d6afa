// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.keys;

import dev.qrtc.local.secrets.RandomText;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The algorithms of tokens (RFC 7518, 3.1; RFC 8037, 3.1), each with keys as a JWK has them. */
enum Algorithm {
    HS256("HS256"),
    RS256("RS256"),
    ES256("ES256"),
    EDDSA("EdDSA");

    private static final int RSA_BITS = 2048;
    private static final int CURVE_BYTES = 32;

    private final String wire;

    Algorithm(String wire) {
        this.wire = wire;
    }

    /** The {@code alg}. */
    String wire() {
        return wire;
    }

    /** The members of a fresh key that belong to its type, the private ones included. */
    JsonObject generate() {
        return switch (this) {
            case HS256 -> secret();
            case RS256 -> rsa();
            case ES256 -> p256();
            case EDDSA -> ed25519();
        };
    }

    /** @throws IllegalArgumentException with a sentence for whoever wrote {@code wire} */
    static Algorithm parse(String wire) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.wire.equals(wire))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no algorithm '" + wire + "': it is one of "
                        + Arrays.stream(values()).map(Algorithm::wire).collect(Collectors.joining(", ")) + "."));
    }

    private static JsonObject secret() {
        return new JsonObject().put("kty", "oct").put("k", RandomText.secret());
    }

    private static JsonObject p256() {
        KeyPair pair = pair("EC", new ECGenParameterSpec("secp256r1"));
        ECPublicKey publicKey = (ECPublicKey) pair.getPublic();
        return new JsonObject()
                .put("kty", "EC")
                .put("crv", "P-256")
                .put("x", fixed(publicKey.getW().getAffineX()))
                .put("y", fixed(publicKey.getW().getAffineY()))
                .put("d", fixed(((ECPrivateKey) pair.getPrivate()).getS()));
    }

    private static JsonObject ed25519() {
        KeyPair pair = pair("Ed25519", NamedParameterSpec.ED25519);
        byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
        return new JsonObject()
                .put("kty", "OKP")
                .put("crv", "Ed25519")
                .put("x", point((EdECPublicKey) pair.getPublic()))
                .put("d", RandomText.encode(seed));
    }

    private static JsonObject rsa() {
        RSAPrivateCrtKey key =
                (RSAPrivateCrtKey) pair("RSA", new RSAKeyGenParameterSpec(RSA_BITS, RSAKeyGenParameterSpec.F4))
                        .getPrivate();
        return new JsonObject()
                .put("kty", "RSA")
                .put("n", shortest(key.getModulus()))
                .put("e", shortest(key.getPublicExponent()))
                .put("d", shortest(key.getPrivateExponent()))
                .put("p", shortest(key.getPrimeP()))
                .put("q", shortest(key.getPrimeQ()))
                .put("dp", shortest(key.getPrimeExponentP()))
                .put("dq", shortest(key.getPrimeExponentQ()))
                .put("qi", shortest(key.getCrtCoefficient()));
    }

    private static KeyPair pair(String type, AlgorithmParameterSpec parameters) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
            generator.initialize(parameters);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + type, e);
        }
    }

    /** RFC 8032, 5.1.2: y in little-endian order, and the lowest bit of x as the highest of all. */
    private static String point(EdECPublicKey key) {
        byte[] bytes = digits(key.getPoint().getY(), CURVE_BYTES);
        for (int i = 0; i < CURVE_BYTES / 2; i++) {
            byte other = bytes[i];
            bytes[i] = bytes[CURVE_BYTES - 1 - i];
            bytes[CURVE_BYTES - 1 - i] = other;
        }
        if (key.getPoint().isXOdd()) {
            bytes[CURVE_BYTES - 1] |= (byte) 0x80;
        }
        return RandomText.encode(bytes);
    }

    /** RFC 7518, 6.2.1.2: leading zeros stay. */
    private static String fixed(BigInteger number) {
        return RandomText.encode(digits(number, CURVE_BYTES));
    }

    /** RFC 7518, 2 (Base64urlUInt): no leading zero. */
    private static String shortest(BigInteger number) {
        return RandomText.encode(digits(number, (number.bitLength() + 7) / 8));
    }

    private static byte[] digits(BigInteger number, int length) {
        byte[] bytes = number.toByteArray();
        byte[] digits = new byte[length];
        int from = Math.max(0, bytes.length - length);
        System.arraycopy(bytes, from, digits, length - (bytes.length - from), bytes.length - from);
        return digits;
    }
}
