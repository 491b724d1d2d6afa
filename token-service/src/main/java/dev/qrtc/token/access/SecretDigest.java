// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of a client's secret. Secrets are 256 random bits, so that a plain hash cannot be searched. */
final class SecretDigest {
    private final byte[] digest;

    SecretDigest(byte[] digest) {
        this.digest = digest.clone();
    }

    /** Compares in a time that does not depend on where they differ. */
    boolean matches(String secret) {
        try {
            var other = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return MessageDigest.isEqual(digest, other);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
