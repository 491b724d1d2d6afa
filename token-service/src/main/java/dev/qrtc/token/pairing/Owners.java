// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import dev.qrtc.pairing.Principal;
import io.smallrye.mutiny.Uni;

/** Knows whose principals are: the one source of ownership, whatever a token or a request says. */
interface Owners {
    /** Whether some user owns both. */
    Uni<Boolean> shareAnOwner(Principal one, Principal other);
}
