// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.secrets;

import java.security.SecureRandom;
import java.util.Base64;

/** Random bits as base64url (RFC 4648, section 5, without padding). */
public final class RandomText {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BITS = 256;

    private RandomText() {}

    /** 256 bits: a secret. */
    public static String secret() {
        return bits(SECRET_BITS);
    }

    /** So many random bits, a multiple of 8. */
    public static String bits(int bits) {
        byte[] bytes = new byte[bits / Byte.SIZE];
        RANDOM.nextBytes(bytes);
        return encode(bytes);
    }

    /** Bytes in this spelling. */
    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
