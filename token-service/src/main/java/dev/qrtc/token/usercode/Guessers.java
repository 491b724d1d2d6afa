// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.usercode;

import dev.qrtc.pairing.Principal;
import io.smallrye.mutiny.Uni;

/** Says whose guesses those of a principal are. */
@FunctionalInterface
public interface Guessers {
    /**
     * The user who registered a device for itself, and else the principal: with as many devices as one likes one would have
     * as many guesses. What an administrator registered guesses for itself.
     */
    Uni<Principal> of(Principal principal);
}
