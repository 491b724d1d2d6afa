// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.Seat;
import dev.qrtc.pairing.SignalingStore.FrameOutcome;
import dev.qrtc.pairing.SignalingStore.RelayKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A peer's numbered frames reach the store in order, and again where it was away. */
class NumberedFramesTest {
    private final AnsweringStore store = new AnsweringStore();
    private final RecordingLink link = new RecordingLink();
    private final List<Long> counted = new ArrayList<>();
    private boolean seatLost;
    private final NumberedFrames frames = new NumberedFrames(
            store,
            link,
            new Counting(),
            new Seat(PairingId.random(), Role.PRESENTER, 1),
            "presentr",
            0,
            () -> seatLost = true);

    @Test
    void frames_do_not_wait_for_one_another_and_one_ack_serves_all() {
        take(1, 2, 3);
        assertEquals(List.of(1L, 2L, 3L), store.asked);
        answer(0, stored(1));
        answer(1, stored(2));
        answer(2, stored(3));
        link.turn();
        assertEquals(List.of(), link.sent);
        link.fireTimers();
        assertEquals(List.of("{\"type\":\"ack\",\"id\":3}"), link.sent);
        assertEquals(List.of(1L, 2L, 3L), counted);
    }

    @Test
    void an_ack_goes_ahead_of_what_is_delivered_before_its_time() {
        take(1);
        answer(0, stored(1));
        link.turn();
        frames.acknowledgeNow();
        link.fireTimers();
        assertEquals(List.of("{\"type\":\"ack\",\"id\":1}"), link.sent);
    }

    @Test
    void a_repeated_frame_is_acknowledged_and_not_counted() {
        take(1);
        answer(0, new FrameOutcome.Stored(4, true));
        link.turn();
        link.fireTimers();
        assertEquals(List.of("{\"type\":\"ack\",\"id\":4}"), link.sent);
        assertEquals(List.of(), counted);
    }

    @Test
    void while_the_store_is_away_frames_wait_and_go_again_in_order() {
        take(1, 2);
        store.frames.get(0).fail(new IllegalStateException("away"));
        store.frames.get(1).fail(new IllegalStateException("away"));
        link.turn();
        take(3);
        assertEquals(List.of(1L, 2L), store.asked);

        link.fireTimers();
        assertEquals(List.of(1L, 2L, 1L, 2L, 3L), store.asked);
        answer(2, new FrameOutcome.Stored(1, true));
        answer(3, stored(2));
        answer(4, stored(3));
        link.turn();
        link.fireTimers();
        assertEquals(List.of("{\"type\":\"ack\",\"id\":3}"), link.sent);
        assertNull(link.closed);
    }

    @Test
    void who_sends_on_and_on_while_the_store_is_away_is_sent_away() {
        for (long id = 1; id <= NumberedFrames.MOST_WAITING; id++) {
            take(id);
        }
        assertNull(link.closed);
        take(NumberedFrames.MOST_WAITING + 1);
        assertEquals(ErrorCode.TOO_MANY_FRAMES, link.closed);
    }

    @Test
    void refusals_are_told_with_the_id_and_nothing_is_acknowledged() {
        take(1, 2, 3);
        answer(0, new FrameOutcome.Full());
        answer(1, new FrameOutcome.Gap(0));
        answer(2, new FrameOutcome.NotPaired());
        link.turn();
        assertEquals(3, link.sent.size());
        assertTrue(link.sent.get(0).contains("mailbox_full") && link.sent.get(0).contains("retryAfterMs"));
        assertTrue(link.sent.get(1).contains("id_gap") && link.sent.get(1).contains("\"id\":2"));
        assertTrue(link.sent.get(2).contains("not_paired"));
    }

    @Test
    void a_candidate_over_the_limit_counts_so_that_the_sender_can_go_on() {
        take(1);
        answer(0, new FrameOutcome.TooManyCandidates(1));
        link.turn();
        link.fireTimers();
        assertTrue(link.sent.get(0).contains("too_many_candidates"));
        assertEquals("{\"type\":\"ack\",\"id\":1}", link.sent.get(1));
    }

    @Test
    void of_a_lost_seat_the_session_hears() {
        take(1);
        answer(0, new FrameOutcome.Stale());
        link.turn();
        assertTrue(seatLost);
        assertNull(link.closed);
    }

    private void take(long... ids) {
        for (long id : ids) {
            frames.take(new ClientFrame.Relayed(id, RelayKind.CANDIDATE, "\"candidate\":null"));
        }
    }

    private void answer(int asked, FrameOutcome outcome) {
        store.frames.get(asked).complete(outcome);
    }

    private static FrameOutcome stored(long id) {
        return new FrameOutcome.Stored(id, false);
    }

    private final class Counting implements SessionMetrics {
        @Override
        public void stored(ClientFrame.Numbered frame) {
            counted.add(frame.id());
        }

        @Override
        public void delivered(String kind) {}

        @Override
        public void resumed(boolean continuous) {}
    }
}
