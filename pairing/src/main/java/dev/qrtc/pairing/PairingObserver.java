// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing;

import java.time.Duration;

/** Hears of each move once, from the replica whose call made it; times are by the store's clock. */
public interface PairingObserver {
    /** A pairing was created. */
    void created();

    /** A claim won, this long after the creation. */
    void claimed(Duration sinceCreation);

    /** Both peers have joined for the first time, this long after the claim. */
    void joined(Duration sinceClaim);

    /** A peer was first to report that the two are connected, this long after both had joined, and after the claim. */
    void connected(Duration sinceJoined, Duration sinceClaim);

    /** A pairing closed. */
    void ended(Outcome outcome);
}
