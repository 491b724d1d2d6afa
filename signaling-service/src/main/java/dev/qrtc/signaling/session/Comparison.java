// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.session;

import dev.qrtc.pairing.Seat;
import dev.qrtc.pairing.SignalingStore.Standing;
import java.util.Optional;

/** What the store says of a seat and its mailbox, held against what a connection rests on. */
enum Comparison {
    /** All of it is so. */
    SOUND,
    /** The pairing is gone. */
    FORGOTTEN,
    /** A newer connection has the seat. */
    REPLACED,
    /** A failover undid something: the next join finds out, and calls for a resync. */
    UNDONE;

    static Comparison of(Seat seat, Reached reached, Optional<Standing> standing) {
        if (standing.isEmpty()) {
            return FORGOTTEN;
        }
        Standing now = standing.get();
        if (seat.isBefore(now.epoch())) {
            return REPLACED;
        }
        boolean undone = now.epoch() != seat.epoch()
                || now.head() < reached.delivered()
                || now.lastId() < reached.acknowledged();
        return undone ? UNDONE : SOUND;
    }
}
