// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import dev.qrtc.pairing.Code;

/** What came is. */
sealed interface ReadCode {
    /** Ours; whether it can still be claimed, the store says. */
    record Genuine(Code code) implements ReadCode {}

    /** Nothing that a store could know. */
    record Refused(Refusal why) implements ReadCode {}
}
