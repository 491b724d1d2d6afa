// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.usercode;

import dev.qrtc.pairing.Principal;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;

/**
 * Counts codes that belong to nobody, for all replicas together. A try is counted from its start, so that many at once are no
 * more than one after the other; what a right code has cost is given back, and nothing else.
 */
public interface WrongCodes {
    /** Begins a try; gives how long to wait where it may not be made. */
    Uni<Optional<Duration>> begin(Principal who);

    /** Ends a try that was begun. */
    Uni<Void> end(Principal who, boolean wrong);
}
