// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.policy;

import dev.qrtc.pairing.Principal;
import io.smallrye.mutiny.Uni;

/** Knows whose principals are: the one source of ownership, whatever a token or a request says. */
@FunctionalInterface
public interface Owners {
    /** Whose {@code principal} is, at this moment; a failed {@link Uni} where that cannot be found out. */
    Uni<Ownership> of(Principal principal);
}
