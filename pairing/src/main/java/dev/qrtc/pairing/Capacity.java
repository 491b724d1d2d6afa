// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing;

import io.smallrye.mutiny.Uni;

/** How many pairings there may be. */
public interface Capacity {
    /** Whether one more may be created; asked before each creation, and known to about a second. */
    Uni<Boolean> hasRoom();
}
