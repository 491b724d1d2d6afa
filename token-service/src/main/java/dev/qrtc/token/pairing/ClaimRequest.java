// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a scanner read or typed, one of the two, and who it says it is.
 *
 * @param token the text of the QR code up to, and without, {@code ~}
 * @param userCode the code that somebody typed in, in place of the token
 * @param metadata what the scanner tells the presenter about itself
 */
public record ClaimRequest(
        @Nullable String token,
        @Nullable String userCode,
        @Nullable Map<String, @Nullable String> metadata) implements Repeatable {
    @Override
    public String toString() {
        return "ClaimRequest[REDACTED]";
    }
}
