// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** The id of a pairing: 128 random bits as 22 base64url characters in their one canonical spelling. */
public record PairingId(String value) {
    // The last character carries two bits only: any other spelling would be a second name for the same id.
    private static final Pattern CANONICAL = Pattern.compile("[A-Za-z0-9_-]{21}[AQgw]");

    public PairingId {
        if (!CANONICAL.matcher(value).matches()) {
            throw new IllegalArgumentException("not a pairing id");
        }
    }

    /** A new id that nobody can guess. */
    public static PairingId random() {
        byte[] bits = new byte[16];
        // Not kept in a field: a native executable would carry its state from the build.
        new SecureRandom().nextBytes(bits);
        return new PairingId(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    @Override
    public String toString() {
        return value;
    }
}
