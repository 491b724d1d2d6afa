// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecentLeavesTest {
    private static final PairingId PAIRING = PairingId.random();

    private long now;
    private final RecentLeaves leaves = new RecentLeaves(() -> now);

    @Test
    void aLeaveIsRememberedAsLongAsItMayBeLost() {
        leaves.add(seat(1));
        now = 1_000;
        leaves.add(seat(2));
        now = RecentLeaves.REMEMBERED.toMillis();
        assertEquals(List.of(seat(1), seat(2)), leaves.all());
        now++;
        assertEquals(List.of(seat(2)), leaves.all());
        now += 1_000;
        assertEquals(List.of(), leaves.all());
    }

    @Test
    void whatIsSaidAgainCountsOnceAndFromThen() {
        leaves.add(seat(1));
        now = RecentLeaves.REMEMBERED.toMillis();
        leaves.add(seat(1));
        now++;
        assertEquals(List.of(seat(1)), leaves.all());
    }

    @Test
    void ofTooManyTheNewestAreRemembered() {
        LongStream.rangeClosed(1, RecentLeaves.MOST + 2).forEach(epoch -> leaves.add(seat(epoch)));
        List<Seat> all = leaves.all();
        assertEquals(RecentLeaves.MOST, all.size());
        assertEquals(seat(3), all.getFirst());
        assertEquals(seat(RecentLeaves.MOST + 2), all.getLast());
    }

    private static Seat seat(long epoch) {
        return new Seat(PAIRING, Role.SCANNER, epoch);
    }
}
