// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import dev.qrtc.pairing.Pairing;
import dev.qrtc.pairing.Via;
import java.time.Duration;

/** What a look at a code found. */
sealed interface InspectResult permits InspectResult.Seen, Refusal {
    /** It can be claimed for so long still; {@code allowed}: also by who looked. */
    record Seen(Pairing pairing, Via via, boolean allowed, Duration expiresIn) implements InspectResult {}
}
