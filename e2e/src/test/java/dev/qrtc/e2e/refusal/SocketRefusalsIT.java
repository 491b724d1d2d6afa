// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.qrtc.e2e.peer.Device;
import dev.qrtc.e2e.peer.Terminal;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import dev.qrtc.testing.SignalingClient.Opening;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** WebSockets that must not open. */
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

    @TestFactory
    Stream<DynamicTest> a_peer_token_that_is_spelt_in_another_way_is_closed_with_4401() {
        var opening = opening();
        var token = Objects.requireNonNull(opening.token());
        return MisspeltTokens.of(token, stack.keys().peer()).entrySet().stream()
                .map(other -> DynamicTest.dynamicTest(
                        other.getKey(),
                        () -> closes(
                                4401,
                                new Opening(
                                        opening.url(),
                                        other.getValue(),
                                        opening.instance(),
                                        1,
                                        "",
                                        null,
                                        stack.origin(),
                                        true))));
    }

    @Test
    void no_token_is_closed_with_4401() {
        closes(4401, opening().withToken(null));
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
}
