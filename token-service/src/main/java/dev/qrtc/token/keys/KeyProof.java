// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.keys;

import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Tries a pair of keys out: what the one signs, the other must verify. Halves of two keys would make tokens that everybody
 * refuses; and the first signature by an algorithm, which is slow, is made here and not on an event loop.
 */
final class KeyProof {
    private KeyProof() {}

    static boolean holds(SigningKey key) {
        var algorithm = key.verification().algorithm();
        var jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, algorithm));
        jws.setKey(key.verification().key());
        try {
            jws.setCompactSerialization(key.sign("proof", "{}"));
            return jws.verifySignature();
        } catch (JoseException | IllegalStateException e) {
            return false;
        }
    }
}
