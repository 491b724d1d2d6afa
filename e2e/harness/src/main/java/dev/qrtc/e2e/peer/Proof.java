// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.peer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How a peer proves, to who saw the code, that a description's fingerprint is its own (contract/vectors/proofs.json). */
public final class Proof {
    private Proof() {}

    /** The proof of {@code fingerprint}, 64 hex digits with or without colons, by the peer of {@code role}. */
    public static String of(String secret, String role, String pairing, String jti, String fingerprint) {
        var hex = fingerprint.replace(":", "");
        var words = String.join("\0", "qrtc-v1", role, pairing, jti, hex);
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getUrlDecoder().decode(secret), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(words.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }
}
