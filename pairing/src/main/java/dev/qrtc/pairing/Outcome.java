// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing;

import java.util.Locale;

/** Why a pairing is closed (contract/moves.json). */
public enum Outcome {
    COMPLETED,
    FAILED,
    REJECTED,
    CANCELLED,
    REVOKED,
    EXPIRED,
    LOST;

    /** The name that the protocol uses. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The outcome of that name in the protocol. */
    public static Outcome of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
