// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.e2e.peer.Code;
import dev.qrtc.e2e.peer.Device;
import dev.qrtc.e2e.peer.Terminal;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import dev.qrtc.testing.SignalingClient;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames that must have no effect, and what becomes of a connection that sends them. */
class FrameRefusalsIT {
    private final RunningStack stack = Stacks.pair();

    private Terminal terminal() {
        return new Terminal(stack, stack.gateway(), "user:alice");
    }

    private Device device() {
        return new Device(stack, stack.gateway(), "user:alice");
    }

    @Test
    void a_repeated_id_is_acknowledged_and_reaches_the_peer_once() {
        try (var terminal = terminal();
                var device = device()) {
            pair(terminal, device);
            terminal.trickles("first", "second");
            terminal.isAcknowledged();

            terminal.socket().send(candidate(1, "again")).send(candidate(2, "again"));
            terminal.trickles("third");
            terminal.isAcknowledged();

            device.hearsExactly(List.of("first", "second", "third"));
            assertTrue(errors(terminal.socket()).isEmpty());
        }
    }

    @Test
    void a_skipped_id_is_a_gap_and_nothing_is_stored() {
        try (var terminal = terminal();
                var device = device()) {
            pair(terminal, device);
            terminal.trickles("first");
            terminal.isAcknowledged();

            terminal.socket().send(candidate(3, "from the future"));
            var gap = terminal.hears("error");
            assertEquals("id_gap", gap.path("code").asText());
            assertEquals(3, gap.path("id").asLong());

            terminal.trickles("second", "third");
            device.hearsExactly(List.of("first", "second", "third"));
        }
    }

    @Test
    void before_there_is_a_peer_a_frame_is_told_to_wait() {
        try (var terminal = terminal()) {
            terminal.asksForACode();
            terminal.joins();
            terminal.trickles("too early");
            assertEquals("not_paired", terminal.hears("error").path("code").asText());
        }
    }

    @Test
    void a_page_that_is_loaded_anew_in_mid_negotiation_starts_afresh_and_hears_nothing_old() {
        try (var terminal = terminal();
                var device = device()) {
            var code = pair(terminal, device);
            terminal.offers(code, terminal.pairing() + ".1");
            terminal.trickles("old");
            device.hears("candidate");
            device.trickles("meant for the old page");
            device.isAcknowledged();
            var old = terminal.instance();

            assertEquals(0, terminal.reloads().path("lastId").asLong());
            assertTrue(!old.equals(terminal.instance()));
            var change = device.socket()
                    .next(frame -> frame.path("type").asText().equals("peer")
                            && frame.path("instance").asText().equals(terminal.instance()));
            assertTrue(change.path("present").asBoolean());

            // Both begin again; ids start anew, and what was meant for the old instance does not come.
            terminal.offers(code, terminal.pairing() + ".1");
            assertEquals(
                    terminal.instance(),
                    device.hears("description").path("instance").asText());
            device.trickles("meant for the new page");
            terminal.hearsExactly(List.of("meant for the new page"));
        }
    }

    @Test
    void three_frames_that_are_no_json_close_with_4400() {
        try (var terminal = terminal()) {
            terminal.asksForACode();
            terminal.joins();
            for (var text : List.of("{", "[]", "\"bye\"")) {
                terminal.socket().send(text);
                assertEquals(
                        "frame_malformed", terminal.hears("error").path("code").asText());
            }
            assertEquals(4400, terminal.socket().closeCode());
        }
    }

    @Test
    void an_unknown_type_gets_an_error_and_counts_for_nothing() {
        try (var terminal = terminal();
                var device = device()) {
            pair(terminal, device);
            for (var i = 0; i < 5; i++) {
                terminal.socket().send("{\"type\":\"teleport\",\"id\":1}");
                assertEquals(
                        "frame_unknown", terminal.hears("error").path("code").asText());
            }
            terminal.trickles("first");
            device.hearsExactly(List.of("first"));
        }
    }

    @Test
    void a_frame_beyond_64_kib_closes_with_1009() {
        try (var terminal = terminal();
                var device = device()) {
            pair(terminal, device);
            terminal.socket().send(candidate(1, "x".repeat(70_000)));
            assertEquals(1009, terminal.socket().closeCode());
            assertEquals(List.of(), device.candidatesHeard());
        }
    }

    private static Code pair(Terminal terminal, Device device) {
        var code = terminal.asksForACode();
        terminal.joins();
        device.claims(code.text());
        device.joins();
        terminal.hearsThatPeerIsPresent(true);
        return code;
    }

    private static String candidate(long id, String text) {
        return "{\"type\":\"candidate\",\"id\":" + id + ",\"candidate\":{\"candidate\":\"" + text + "\"}}";
    }

    private static List<String> errors(SignalingClient socket) {
        return socket.all().stream()
                .filter(frame -> frame.path("type").asText().equals("error"))
                .map(frame -> frame.path("code").asText())
                .toList();
    }
}
