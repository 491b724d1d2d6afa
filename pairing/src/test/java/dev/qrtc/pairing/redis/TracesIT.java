// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.qrtc.pairing.Cursor;
import dev.qrtc.pairing.Mail;
import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.Seat;
import dev.qrtc.pairing.SignalingStore.JoinOutcome.Joined;
import dev.qrtc.pairing.SignalingStore.RelayKind;
import dev.qrtc.pairing.SignalingStore.Report;
import dev.qrtc.pairing.TokenId;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Contexts of traces: where they are kept, what they go along with, and that there are none unless tracing is on. */
class TracesIT extends OnRealRedis {
    private static final String ROOT = "create-pairing";

    private final Footprints footprints = new Footprints();

    @Test
    void every_move_follows_from_the_creation_and_what_a_peer_says_from_its_join() {
        node = nodeTracedBy(footprints);
        TokenId token = create(CONFIRMED);
        PairingId id = token.pairing();
        claimed(token);
        await(node.pairings.confirm(id, true));
        Seat presenter = join(id, Role.PRESENTER, "present1", 1).seat();
        describe(presenter, 1, "{}");
        candidate(presenter, 2, "{}");
        await(node.signaling.report(presenter, 3, new Report.Connected("host")));
        await(node.signaling.report(presenter, 4, new Report.Bye(false)));
        String joined = ROOT + "/join-pairing";
        assertEquals(
                List.of(
                        ROOT + ": created",
                        ROOT + "/claim-pairing: won",
                        ROOT + "/confirm-pairing: moved",
                        joined + ": joined",
                        joined + "/send-description: stored",
                        joined + "/report-connected: stored",
                        joined + "/report-bye: stored"),
                footprints.ended);
        assertEquals(ROOT, field(id, "trace"));
    }

    @Test
    void a_frame_has_the_context_of_the_move_that_stored_it_however_it_is_read() {
        node = nodeTracedBy(footprints);
        Node other = nodeTracedBy(footprints);
        other.channel.start(other.heard);
        eventually(other.channel::healthy);
        PairingId id = paired();
        Joined scanner =
                (Joined) await(other.signaling.join(joining(id, Role.SCANNER, "scanner1", 1, Cursor.START, -1)));
        Seat presenter = join(id, Role.PRESENTER, "present1", 1).seat();
        describe(presenter, 1, "{}");
        candidate(presenter, 2, "{}");
        List<String> stored = List.of(
                "paired " + ROOT + "/claim-pairing",
                "peer " + ROOT + "/join-pairing",
                "description " + ROOT + "/join-pairing/send-description",
                "candidate ");

        assertEquals(stored.subList(0, 1), traced(scanner.mail()));
        assertEquals(stored, traced(mailbox(id, Role.SCANNER)));
        eventually(() -> other.heard.letters.size() == 3);
        assertEquals(
                stored.subList(1, 4),
                traced(other.heard.letters.stream().map(Heard.Letter::mail).toList()));
    }

    @Test
    void a_frame_does_not_wait_behind_the_look_for_a_context() {
        node = nodeTracedBy(footprints);
        PairingId id = paired();
        Seat presenter = join(id, Role.PRESENTER, "present1", 1).seat();
        var first = node.signaling.relay(presenter, 1, RelayKind.DESCRIPTION, "{}");
        var second = node.signaling.relay(presenter, 2, RelayKind.CANDIDATE, "{}");
        var both = Uni.join().all(first, second).andFailFast();
        assertEquals(List.of(stored(1), stored(2)), await(both));
    }

    @Test
    void a_seat_that_was_left_is_forgotten() {
        node = nodeTracedBy(footprints);
        PairingId id = paired();
        Seat presenter = join(id, Role.PRESENTER, "present1", 1).seat();
        await(node.signaling.leave(presenter));
        footprints.ended.clear();
        describe(presenter, 1, "{}");
        assertEquals(List.of(), footprints.ended);
    }

    @Test
    void nothing_is_kept_and_nothing_sent_where_tracing_is_off() {
        PairingId id = paired();
        Seat presenter = join(id, Role.PRESENTER, "present1", 1).seat();
        describe(presenter, 1, "{}");
        await(node.pairings.end(id, Outcome.CANCELLED));
        assertEquals("null", field(id, "trace"));
        var entries = String.valueOf(REDIS.command("XRANGE", PairingKeys.mailbox(id, Role.SCANNER), "-", "+"));
        assertFalse(entries.contains(", t, "), entries);
        assertEquals(List.of("paired ", "peer ", "description ", "bye "), traced(mailbox(id, Role.SCANNER)));
    }

    @Test
    void a_pairing_that_was_created_without_a_trace_gets_none_later() {
        TokenId token = create();
        node = nodeTracedBy(footprints);
        claimed(token);
        Seat presenter = join(token.pairing(), Role.PRESENTER, "present1", 1).seat();
        describe(presenter, 1, "{}");
        assertEquals(List.of(), footprints.ended);
    }

    private static List<String> traced(List<Mail> mail) {
        return mail.stream().map(each -> each.kind() + " " + each.context()).toList();
    }
}
