// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import dev.qrtc.pairing.Pairing;

/** How a claim ended. */
sealed interface ClaimResult permits ClaimResult.Won, Refusal {
    /** {@code again}: this request had won before, and its answer was asked for once more. */
    record Won(Pairing pairing, boolean again) implements ClaimResult {}
}
