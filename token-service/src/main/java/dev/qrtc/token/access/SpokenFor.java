// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.access;

import dev.qrtc.pairing.Principal;

/** Says which principals somebody speaks for by configuration: they are not free to be registered as devices. */
@FunctionalInterface
public interface SpokenFor {
    /** Whether {@code principal} is somebody already. */
    boolean isTaken(Principal principal);
}
