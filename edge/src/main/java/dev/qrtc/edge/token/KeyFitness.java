// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.NamedParameterSpec;
import java.util.Set;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.EllipticCurves;

/** Whether a public key can be trusted with an algorithm: of the right type and curve, long enough, and not known to be broken. */
final class KeyFitness {
    private static final int MIN_RSA_BITS = 2048;
    // Longer ones cost whoever verifies too much.
    private static final int MAX_RSA_BITS = 8192;
    // FIPS 186-5, A.1.1: small exponents have been attacked, huge ones are as slow as signing.
    private static final BigInteger MIN_EXPONENT = BigInteger.valueOf(65_537);
    private static final int MAX_EXPONENT_BITS = 256;

    private static final BigInteger ED25519_FIELD =
            BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));
    // The y of the eight points of small order, for which signatures fit any message (RFC 8032, 5.1; RFC 7748, 6.1).
    private static final Set<BigInteger> ED25519_SMALL_ORDER = Set.of(
            BigInteger.ZERO,
            BigInteger.ONE,
            ED25519_FIELD.subtract(BigInteger.ONE),
            new BigInteger("7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7", 16),
            new BigInteger("5fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826", 16));

    private KeyFitness() {}

    /** Whether {@code jwk} is good for {@code algorithm}: ES256, RS256 or EdDSA; no key is good for another. */
    static boolean fits(PublicJsonWebKey jwk, String algorithm) {
        return switch (algorithm) {
            case "ES256" -> jwk instanceof EllipticCurveJsonWebKey ec && isP256(ec);
            case "RS256" -> jwk.getPublicKey() instanceof RSAPublicKey key && isGood(key);
            case "EdDSA" -> jwk.getPublicKey() instanceof EdECPublicKey key && isEd25519(key);
            default -> false;
        };
    }

    // By the curve's name: other curves of that size, such as secp256k1, are others. Its cofactor is 1, so that every
    // point of it is good.
    private static boolean isP256(EllipticCurveJsonWebKey jwk) {
        return EllipticCurves.P_256.equals(jwk.getCurveName())
                && jwk.getPublicKey() instanceof ECPublicKey key
                && isOnItsCurve(key);
    }

    private static boolean isOnItsCurve(ECPublicKey key) {
        var curve = key.getParams().getCurve();
        var x = key.getW().getAffineX();
        var y = key.getW().getAffineY();
        if (!(curve.getField() instanceof ECFieldFp field) || x == null || y == null) {
            return false;
        }
        var p = field.getP();
        var right = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(p);
        return isIn(p, x) && isIn(p, y) && y.pow(2).mod(p).equals(right);
    }

    private static boolean isGood(RSAPublicKey key) {
        var modulus = key.getModulus();
        var exponent = key.getPublicExponent();
        return modulus.bitLength() >= MIN_RSA_BITS
                && modulus.bitLength() <= MAX_RSA_BITS
                && modulus.testBit(0)
                && exponent.testBit(0)
                && exponent.compareTo(MIN_EXPONENT) >= 0
                && exponent.bitLength() <= MAX_EXPONENT_BITS
                && !Roca.made(modulus);
    }

    private static boolean isEd25519(EdECPublicKey key) {
        var y = key.getPoint().getY();
        return NamedParameterSpec.ED25519.getName().equals(key.getParams().getName())
                && isIn(ED25519_FIELD, y)
                && !ED25519_SMALL_ORDER.contains(y)
                && isOnEd25519(y);
    }

    // -x² + y² = 1 + d x² y² (RFC 8032, 5.1) has an x for this y.
    private static boolean isOnEd25519(BigInteger y) {
        var p = ED25519_FIELD;
        var d = BigInteger.valueOf(-121_665)
                .multiply(BigInteger.valueOf(121_666).modInverse(p))
                .mod(p);
        var square = y.pow(2).mod(p);
        var x = square.subtract(BigInteger.ONE)
                .multiply(d.multiply(square).add(BigInteger.ONE).modInverse(p))
                .mod(p);
        // Euler's criterion; zero belongs to points of small order, which are out already.
        return x.modPow(p.shiftRight(1), p).equals(BigInteger.ONE);
    }

    private static boolean isIn(BigInteger field, BigInteger number) {
        return number.signum() >= 0 && number.compareTo(field) < 0;
    }
}
