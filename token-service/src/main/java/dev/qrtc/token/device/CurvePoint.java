// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.device;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.ECFieldFp;

/** Whether a public key is a point of its curve: a JWK may hold any two numbers, and nobody looks before they are used. */
final class CurvePoint {
    private CurvePoint() {}

    static boolean isOn(Key key) {
        return switch (key) {
            case ECPublicKey ec -> satisfiesTheEquation(ec);
            case EdECPublicKey ed -> canBeDecoded(ed);
            default -> false;
        };
    }

    // y^2 = x^3 + ax + b over the field (SEC 1, 3.2.2.1); a curve of order one has no small subgroup to fall into.
    private static boolean satisfiesTheEquation(ECPublicKey key) {
        var curve = key.getParams().getCurve();
        var p = ((ECFieldFp) curve.getField()).getP();
        var x = key.getW().getAffineX();
        var y = key.getW().getAffineY();
        var right = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(p);
        return isElement(x, p) && isElement(y, p) && y.pow(2).mod(p).equals(right);
    }

    private static boolean isElement(BigInteger number, BigInteger p) {
        return number.signum() >= 0 && number.compareTo(p) < 0;
    }

    // The provider decodes the point when it is about to verify (RFC 8032, 5.1.3).
    private static boolean canBeDecoded(PublicKey key) {
        try {
            Signature.getInstance("Ed25519").initVerify(key);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
