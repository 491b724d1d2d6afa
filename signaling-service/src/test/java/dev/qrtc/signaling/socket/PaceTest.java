// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void a_burst_may_come_at_once_and_one_more_not() {
        var pace = new Pace(100, 3);
        long full = take(pace, take(pace, take(pace, 0, 0, 1), 0, 1), 0, 1);
        assertTrue(pace.holds(full, 0));
        assertFalse(pace.holds(take(pace, full, 0, 1), 0));
    }

    @Test
    void a_steady_flow_at_the_pace_goes_on_for_ever_and_a_faster_one_ends() {
        assertTrue(lasts(new Pace(100, 3), SECOND / 100));
        assertFalse(lasts(new Pace(100, 3), SECOND / 101));
    }

    @Test
    void a_large_amount_counts_as_so_many_small_ones() {
        var pace = new Pace(1_024, 8_192);
        assertTrue(pace.holds(take(pace, 0, 0, 8_192), 0));
        assertFalse(pace.holds(take(pace, 0, 0, 8_193), 0));
    }

    @Test
    void a_long_silence_saves_up_no_more_than_a_burst() {
        var pace = new Pace(100, 3);
        long later = 3_600 * SECOND;
        assertFalse(pace.holds(take(pace, 0, later, 4), later));
    }

    @Test
    void who_waits_as_long_as_was_said_has_a_whole_burst_again() {
        var pace = new Pace(100, 3);
        long full = take(pace, 0, 0, 4);
        assertEquals(41, pace.fullInMs(full, 0));
        long later = 41_000_000;
        assertTrue(pace.holds(take(pace, full, later, 3), later));
    }

    @Test
    void a_clock_that_turns_over_changes_nothing() {
        var pace = new Pace(1, 2);
        long before = Long.MAX_VALUE - SECOND / 2;
        long full = take(pace, before, before, 2);
        assertTrue(pace.holds(full, before));
        assertFalse(pace.holds(take(pace, full, before + SECOND / 2, 1), before + SECOND / 2));
    }

    @Test
    void the_largest_settings_do_not_overflow() {
        var pace = new Pace(1, 1 << 30);
        assertTrue(pace.holds(take(pace, 0, 0, 1_000_000), 0));
    }

    private static boolean lasts(Pace pace, long every) {
        long full = 0;
        for (long frame = 0; frame < 10_000; frame++) {
            full = take(pace, full, frame * every, 1);
            if (!pace.holds(full, frame * every)) {
                return false;
            }
        }
        return true;
    }

    private static long take(Pace pace, long full, long now, long amount) {
        return pace.fullAfter(full, now, amount);
    }
}
