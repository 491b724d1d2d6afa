// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.usercode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256 (RFC 5869), for one block of output; the JDK has its own only since release 25. */
final class Hkdf {
    private static final String HMAC = "HmacSHA256";
    private static final int BYTES = 32;

    private Hkdf() {}

    /** 32 bytes for one purpose, from a secret that has enough entropy; without a salt (RFC 5869, 2.2). */
    static byte[] derive(byte[] secret, String purpose) {
        return expand(mac(new byte[BYTES], secret), purpose.getBytes(StandardCharsets.UTF_8));
    }

    /** The first block of RFC 5869, 2.3. */
    static byte[] expand(byte[] pseudorandomKey, byte[] info) {
        var block = new ByteArrayOutputStream();
        block.writeBytes(info);
        block.write(1);
        return mac(pseudorandomKey, block.toByteArray());
    }

    /** HMAC-SHA256. */
    static byte[] mac(byte[] key, byte[] text) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
