// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.socket;

import java.util.Locale;

/** How it ends that a connection wants a seat. */
enum Joining {
    /** It has one. */
    WELCOMED,
    /** It had no right to one, or broke a rule before. */
    REFUSED,
    /** The service could not give it one. */
    FAILED,
    /** This replica is about to stop: another one gives it a seat. */
    ELSEWHERE,
    /** The client went before it had one. */
    GONE;

    private static final int TOO_LARGE = 1009;
    private static final int INTERNAL = 1011;
    private static final int DRAINING = 1012;
    private static final int UNAVAILABLE = 1013;
    private static final int OURS = 4400;

    /** What a connection came to that ended with {@code code} and without a seat. */
    static Joining of(int code) {
        return switch (code) {
            case INTERNAL, UNAVAILABLE -> FAILED;
            case DRAINING -> ELSEWHERE;
            case TOO_LARGE -> REFUSED;
            default -> code >= OURS ? REFUSED : GONE;
        };
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
