// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.access;

import dev.qrtc.edge.secret.Sha256;
import java.security.MessageDigest;

/** SHA-256 of a client's secret. Secrets are 256 random bits, so that a plain hash cannot be searched. */
final class SecretDigest {
    private final byte[] digest;

    SecretDigest(byte[] digest) {
        this.digest = digest.clone();
    }

    /** Compares in a time that does not depend on where they differ. */
    boolean matches(String secret) {
        return MessageDigest.isEqual(digest, Sha256.of(secret));
    }
}
