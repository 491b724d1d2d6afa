// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.pairing.Cursor;
import dev.qrtc.pairing.Mail;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.Seat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each frame of a mailbox once and in order, whatever becomes of the announcements. */
class DeliveryTest {
    private final AnsweringStore store = new AnsweringStore();
    private final RecordingLink link = new RecordingLink();
    private final List<Long> delivered = new ArrayList<>();
    private boolean undone;
    private final Delivery delivery = new Delivery(
            store, link, new Seat(PairingId.random(), Role.SCANNER, 1), Cursor.START, new Delivery.Progress() {
                @Override
                public void sending() {}

                @Override
                public void sent(Mail mail) {
                    delivered.add(mail.cursor().seq());
                }

                @Override
                public void undone() {
                    undone = true;
                }
            });

    @Test
    void the_next_frame_goes_out_at_once() {
        delivery.announced(mail(1));
        delivery.announced(mail(2));
        assertEquals(List.of(1L, 2L), delivered);
        assertEquals("{\"cursor\":\"1-7\",\"type\":\"candidate\"}", link.sent.getFirst());
        assertTrue(store.reads.isEmpty());
    }

    @Test
    void a_repeated_announcement_has_no_effect() {
        delivery.announced(mail(1));
        delivery.announced(mail(1));
        assertEquals(List.of(1L), delivered);
    }

    @Test
    void a_missed_announcement_is_made_up_from_the_mailbox_once() {
        delivery.announced(mail(1));
        delivery.announced(mail(3));
        delivery.announced(mail(4));
        assertEquals(List.of(new Cursor(1, 7)), store.readFrom);

        store.reads.getFirst().complete(Optional.of(List.of(mail(2), mail(3), mail(4))));
        link.turn();
        assertEquals(List.of(1L, 2L, 3L, 4L), delivered);
    }

    @Test
    void what_is_announced_while_the_mailbox_is_read_is_not_overtaken() {
        delivery.announced(mail(2));
        delivery.announced(mail(1));
        assertEquals(List.of(), delivered);
        store.reads.getFirst().complete(Optional.of(List.of(mail(1), mail(2))));
        delivery.announced(mail(3));
        link.turn();
        store.reads.get(1).complete(Optional.of(List.of(mail(3))));
        link.turn();
        assertEquals(List.of(1L, 2L, 3L), delivered);
    }

    @Test
    void frames_that_were_dropped_for_a_new_instance_are_not_waited_for() {
        delivery.upTo(5);
        store.reads.getFirst().complete(Optional.of(List.of()));
        link.turn();
        delivery.announced(mail(6));
        assertEquals(List.of(6L), delivered);
        assertEquals(1, store.reads.size());
    }

    @Test
    void another_frame_in_the_place_of_one_that_was_sent_means_an_undone_write() {
        delivery.announced(mail(1));
        assertFalse(undone);
        delivery.announced(new Mail(new Cursor(1, 8), "candidate", "{\"type\":\"candidate\"}"));
        assertTrue(undone);
        assertEquals(List.of(1L), delivered);
    }

    @Test
    void a_place_that_the_store_does_not_know_means_an_undone_write() {
        delivery.announced(mail(1));
        delivery.mistrust();
        delivery.upTo(1);
        assertFalse(undone);
        store.reads.getFirst().complete(Optional.empty());
        link.turn();
        assertTrue(undone);
    }

    @Test
    void a_read_that_fails_is_tried_again() {
        delivery.upTo(1);
        store.reads.getFirst().fail(new IllegalStateException("away"));
        link.fireTimers();
        store.reads.get(1).complete(Optional.of(List.of(mail(1))));
        link.turn();
        assertEquals(List.of(1L), delivered);
    }

    private static Mail mail(long seq) {
        return new Mail(new Cursor(seq, 7), "candidate", "{\"type\":\"candidate\"}");
    }
}
