// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.e2e.peer.Code;
import dev.qrtc.e2e.peer.Device;
import dev.qrtc.e2e.peer.Terminal;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import dev.qrtc.testing.SignalingClient;
import dev.qrtc.testing.SignalingClient.Opening;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** WebSockets that must not open, and frames that must have no effect. */
class SocketRefusalsIT {
    private final RunningStack stack = Stacks.pair();

    private Terminal terminal() {
        return new Terminal(stack, stack.gateway(), "user:alice");
    }

    private Device device() {
        return new Device(stack, stack.gateway(), "user:alice");
    }

    private Opening opening() {
        var terminal = terminal();
        terminal.asksForACode();
        return terminal.opening();
    }

    private static void closes(int code, Opening opening) {
        try (var socket = opening.open()) {
            assertEquals(code, socket.closeCode());
            assertEquals(List.of(), socket.all(), "no frame may come before the close");
        }
    }

    @TestFactory
    Stream<DynamicTest> a_peer_token_that_is_almost_right_is_closed_with_4401() {
        var terminal = terminal();
        terminal.asksForACode();
        return new HostileTokens(stack)
                .peer("user:alice", terminal.pairing()).entrySet().stream()
                        .map(token -> DynamicTest.dynamicTest(
                                token.getKey(),
                                () -> closes(4401, terminal.opening().withToken(token.getValue()))));
    }

    @Test
    void no_token_is_closed_with_4401() {
        closes(4401, opening().withToken(null));
    }

    @Test
    void a_token_in_the_address_is_not_looked_at() {
        var opening = opening();
        var inQuery = opening.instance() + "&access_token=" + opening.token() + "&token=" + opening.token();
        closes(4401, new Opening(opening.url(), null, inQuery, 1, "", null, stack.origin(), false));
    }

    @Test
    void an_access_token_is_no_peer_token() {
        var access = stack.tokens().access("user:alice", "pairing:present").sign();
        closes(4401, opening().withToken(access));
    }

    @Test
    void an_unknown_pairing_is_closed_with_4404() {
        var nowhere = stack.tokens().peer("user:alice", "A".repeat(22), "presenter", null);
        closes(4404, opening().withToken(nowhere.sign()));
    }

    @Test
    void a_claim_that_never_won_is_closed_with_4403() {
        try (var terminal = terminal();
                var device = device()) {
            device.claims(terminal.asksForACode().text());
            var superseded = stack.tokens().peer("user:alice", terminal.pairing(), "scanner", "AAAAAAAAAAAAAAAAAAAAAA");
            closes(4403, device.opening().withToken(superseded.sign()));
        }
    }

    @Test
    void an_address_without_instance_or_attempt_is_closed_with_4400() {
        var opening = opening();
        closes(4400, new Opening(opening.url(), opening.token(), "short", 1, "", null, stack.origin(), false));
        closes(4400, new Opening(opening.url(), opening.token(), "instance", -1, "", null, stack.origin(), false));
        closes(4400, new Opening(opening.url(), opening.token(), "instance", 1, "x-y", null, stack.origin(), false));
    }

    @Test
    void a_closed_pairing_tells_why_and_closes_with_4410() {
        try (var terminal = terminal()) {
            terminal.asksForACode();
            terminal.calls().delete(terminal.path("")).expect(204);
            terminal.joins();
            assertEquals("cancelled", terminal.hears("bye").path("reason").asText());
            assertEquals(4410, terminal.socket().closeCode());
        }
    }

    @Test
    void an_attempt_that_is_not_newer_is_refused_and_a_newer_one_takes_over() {
        try (var terminal = terminal()) {
            terminal.asksForACode();
            terminal.joins();
            var first = terminal.socket();
            closes(4409, terminal.opening().again(0, ""));
            // The very attempt that has the seat, sent twice: whoever sent it comes back with its next one.
            closes(1012, terminal.opening().again(1, ""));
            assertFalse(first.isClosed());
            terminal.joins();
            assertEquals(4409, first.closeCode());
        }
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
