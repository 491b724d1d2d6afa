// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import dev.qrtc.edge.problem.Malformed;
import org.jspecify.annotations.Nullable;

/** What a scanner sends, as it came. */
sealed interface Presented {
    /** The text of a QR code up to, and without, {@code ~}. */
    record Token(String text) implements Presented {
        @Override
        public String toString() {
            return "Token[REDACTED]";
        }
    }

    /** What somebody typed in. */
    record Typed(String text) implements Presented {
        @Override
        public String toString() {
            return "Typed[REDACTED]";
        }
    }

    /** Whichever of the two there is; a problem where there are both, or none. */
    static Presented of(@Nullable String token, @Nullable String userCode) {
        if (token != null && userCode != null) {
            throw Malformed.member("userCode", "cannot be used beside `token`");
        }
        if (userCode != null) {
            return new Typed(userCode);
        }
        if (token == null) {
            throw Malformed.member("token", "is missing");
        }
        return new Token(token);
    }
}
