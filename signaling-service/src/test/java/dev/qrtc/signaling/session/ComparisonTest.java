// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.Seat;
import dev.qrtc.pairing.SignalingStore.Standing;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way in which the store may differ from what a connection rests on. */
class ComparisonTest {
    private static final long EPOCH = epoch(2, 7);
    private static final Seat SEAT = new Seat(new PairingId("AAAAAAAAAAAAAAAAAAAAAA"), Role.PRESENTER, EPOCH);
    private static final Reached REACHED = new Reached(10, 5);

    @ParameterizedTest(name = "generation {0}, random bits {1}, head {2}, last id {3}: {4}")
    @CsvSource({
        "2, 7, 10, 5, SOUND",
        "2, 7, 12, 9, SOUND",
        "3, 7, 10, 5, REPLACED",
        "3, 9,  2, 1, REPLACED",
        "2, 8, 10, 5, UNDONE",
        "1, 7, 10, 5, UNDONE",
        "2, 7,  9, 5, UNDONE",
        "2, 7, 10, 4, UNDONE",
    })
    void the_store_may_know_more_but_never_less(
            long generation, long random, long head, long lastId, Comparison expected) {
        var standing = new Standing(head, epoch(generation, random), lastId, Optional.empty());
        assertEquals(expected, Comparison.of(SEAT, REACHED, Optional.of(standing)));
    }

    @Test
    void a_pairing_may_be_gone() {
        assertEquals(Comparison.FORGOTTEN, Comparison.of(SEAT, REACHED, Optional.empty()));
    }

    private static long epoch(long generation, long random) {
        return generation << 16 | random;
    }
}
