// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.device;

import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.Principal;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;

/** The pairings in which a device may take part: more than there are, and never one less. */
public interface DeviceIndex {
    /**
     * Notes a pairing before the device takes part in it.
     *
     * @param life how long it can last at most
     * @return false where the device was deleted: then nothing is noted, and it must not take part
     */
    Uni<Boolean> enter(Principal device, PairingId pairing, Duration life);

    /** What is noted, closed and unknown ones included. */
    Uni<List<PairingId>> pairings(Principal device);

    /** Forgets pairings that are over. */
    Uni<Void> forget(Principal device, List<PairingId> over);

    /**
     * Whether nothing is left to do after a deletion or a loss; if so the store forgets in the same step that there was.
     *
     * @param unknown the pairings that were noted and could not be found
     * @param grace how long whoever noted one may take to create it
     */
    Uni<Boolean> isSettled(Principal device, List<PairingId> unknown, Duration grace);
}
