// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import org.jspecify.annotations.Nullable;

/**
 * What a scanner read or typed; one of the two.
 *
 * @param token the text of the QR code up to, and without, {@code ~}
 * @param userCode the code that somebody typed in, in place of the token
 */
public record InspectRequest(
        @Nullable String token, @Nullable String userCode) {
    @Override
    public String toString() {
        return "InspectRequest[REDACTED]";
    }
}
