// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.api.Test;

/** What is remembered of signatures, and what is not. */
class KnownSignaturesTest {
    private final KnownSignatures signatures = new KnownSignatures(2);
    private final VerificationKey key = key("a");
    private int verifications;

    @Test
    void a_signature_is_verified_once() {
        assertTrue(isSigned(key, "token", true));
        assertTrue(isSigned(key, "token", true));
        assertEquals(1, verifications);
    }

    @Test
    void a_wrong_signature_is_verified_each_time() {
        assertFalse(isSigned(key, "token", false));
        assertFalse(isSigned(key, "token", false));
        assertEquals(2, verifications);
    }

    @Test
    void another_key_of_the_same_id_knows_nothing_of_it() {
        assertTrue(isSigned(key, "token", true));
        assertFalse(isSigned(key("a"), "token", false));
    }

    @Test
    void the_one_that_was_asked_for_least_lately_is_forgotten() {
        isSigned(key, "one", true);
        isSigned(key, "two", true);
        isSigned(key, "one", true);
        isSigned(key, "three", true);
        verifications = 0;
        isSigned(key, "one", true);
        assertEquals(0, verifications);
        isSigned(key, "two", true);
        assertEquals(1, verifications);
    }

    private boolean isSigned(VerificationKey by, String token, boolean truth) {
        return signatures.isSigned(by, token, () -> {
            verifications++;
            return truth;
        });
    }

    private static VerificationKey key(String id) {
        try {
            return new VerificationKey(
                    id,
                    "ES256",
                    TokenKind.ACCESS,
                    KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
