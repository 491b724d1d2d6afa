// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a scanner read.
 *
 * @param token the text of the QR code up to, and without, {@code ~}
 * @param userCode the code that somebody typed in, in place of the token
 * @param metadata what the scanner tells the presenter about itself
 */
public record ClaimRequest(
        @Nullable String token,
        @Nullable String userCode,
        @Nullable Map<String, @Nullable String> metadata) {
    /** The token; a problem where there is none, or where a secret came with it. */
    String requireToken() {
        if (userCode != null) {
            throw Malformed.member("userCode", "cannot be used: this server gives no codes to type in");
        }
        if (token == null) {
            throw Malformed.member("token", "is missing");
        }
        return token;
    }

    @Override
    public String toString() {
        return "ClaimRequest[REDACTED]";
    }
}
