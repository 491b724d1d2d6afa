// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.access;

import java.time.Duration;

/** How a request for a token ended. */
sealed interface Grant {
    /** The token and what was granted, which may be less than what was asked for. */
    record Issued(String token, Duration life, String scope) implements Grant {
        @Override
        public String toString() {
            return "Issued[" + scope + "]";
        }
    }

    /** Why not; {@code description} is for the client's developer. */
    record Refused(OAuthError error, String description) implements Grant {}
}
