// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.peer;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * What a QR code says: a pairing token and, where its presenter's client added one, a QR secret that no server needs to know.
 */
public record Code(String token, Optional<String> secret) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A token with a fresh secret of 128 bits. */
    public static Code withSecret(String token) {
        var bits = new byte[16];
        RANDOM.nextBytes(bits);
        return new Code(
                token, Optional.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bits)));
    }

    /** What a scanner read. */
    static Code read(String text) {
        var cut = text.indexOf('~');
        return cut < 0
                ? new Code(text, Optional.empty())
                : new Code(text.substring(0, cut), Optional.of(text.substring(cut + 1)));
    }

    /** The text of the picture. */
    public String text() {
        return token + secret.map(key -> "~" + key).orElse("");
    }

    @Override
    public String toString() {
        return "Code[REDACTED]";
    }
}
