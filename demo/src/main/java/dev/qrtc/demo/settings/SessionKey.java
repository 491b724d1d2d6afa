// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.demo.settings;

import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The key of the session cookies' HMAC-SHA256: exactly 256 bits. It prints redacted. */
public final class SessionKey {
    private static final int BYTES = 32;

    private final SecretKey key;

    private SessionKey(byte[] bytes) {
        key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    /** A key of this process alone, for development: sessions end with it. */
    public static SessionKey random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new SessionKey(bytes);
    }

    /**
     * Reads 43 base64url characters without padding.
     *
     * @throws IllegalArgumentException where {@code text} is anything else
     */
    public static SessionKey parse(String text) {
        var bytes = Base64.getUrlDecoder().decode(text);
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("not 256 bits");
        }
        return new SessionKey(bytes);
    }

    /** The key, for the one place that signs and verifies. */
    public SecretKey reveal() {
        return key;
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
