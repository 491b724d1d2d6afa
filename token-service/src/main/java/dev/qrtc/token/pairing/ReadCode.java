// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import dev.qrtc.pairing.TokenId;
import java.time.Instant;

/** What a scanned code is. */
sealed interface ReadCode {
    /** Ours; whether it can still be claimed, the store says. */
    record Genuine(TokenId id, Instant expiresAt) implements ReadCode {}

    /** Not a token. */
    record Malformed() implements ReadCode {}

    /** A token, but none of ours. */
    record Forged() implements ReadCode {}
}
