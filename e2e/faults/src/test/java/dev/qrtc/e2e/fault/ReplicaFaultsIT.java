// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.e2e.peer.Device;
import dev.qrtc.e2e.peer.Terminal;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import dev.qrtc.local.service.Replica;
import dev.qrtc.local.service.Service;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A replica dies or is told to stop; the pairing goes on. */
class ReplicaFaultsIT {
    private final RunningStack stack = Stacks.pair();

    @AfterEach
    void everything_runs_again() {
        for (var service : Service.values()) {
            stack.local().replicas(service).stream()
                    .filter(replica -> !replica.isAlive())
                    .forEach(stack.local()::restart);
        }
    }

    private Replica replica(Service service) {
        return stack.replica(service, 1);
    }

    @Test
    void a_peer_whose_replica_is_killed_in_mid_negotiation_goes_on_at_the_other_and_nothing_is_lost() {
        try (var terminal = new Terminal(stack, stack.replicas(1), "user:alice");
                var device = new Device(stack, stack.replicas(2), "user:alice")) {
            var code = terminal.asksForACode();
            terminal.joins();
            device.claims(code.text());
            device.joins();
            var jti = terminal.hearsOfTheClaim().path("jti").asText();
            terminal.hearsThatPeerIsPresent(true);
            terminal.offers(code, jti);
            device.hears("description");
            device.answers(code.text(), jti);
            device.trickles(numbered("device", 1, 20));
            terminal.hears("description");

            // Whether its last frames arrived, and which of them were acknowledged, the terminal cannot know.
            terminal.trickles(numbered("terminal", 1, 20));
            stack.local().kill(replica(Service.SIGNALING));
            assertEquals(1006, terminal.socket().closeCode());

            // Meanwhile both go on talking.
            device.trickles(numbered("device", 21, 40));
            device.isAcknowledged();
            terminal.trickles(numbered("terminal", 21, 40));

            terminal.movesTo(stack.replicas(2));
            var welcome = terminal.joins();
            assertEquals("paired", welcome.at("/pairing/state").asText());

            device.hearsExactly(List.of(numbered("terminal", 1, 40)));
            terminal.hearsExactly(List.of(numbered("device", 1, 40)));
            assertTrue(
                    terminal.mail().stream()
                            .noneMatch(frame -> frame.path("type").asText().equals("resync")),
                    "continuity was not lost");
            terminal.saysBye("completed");
            device.hears("bye");
        }
    }

    @Test
    void a_replica_that_is_told_to_stop_says_so_and_the_other_peer_hears_who_is_gone() {
        try (var terminal = new Terminal(stack, stack.replicas(1), "user:alice");
                var device = new Device(stack, stack.replicas(2), "user:alice")) {
            var code = terminal.asksForACode();
            terminal.joins();
            device.claims(code.text());
            device.joins();
            terminal.hearsThatPeerIsPresent(true);

            stack.local().stop(replica(Service.SIGNALING));

            var goingAway = terminal.hears("going-away");
            assertTrue(goingAway.path("afterMs").asLong(-1) >= 0);
            assertEquals(1012, terminal.socket().closeCode());
            device.hearsThatPeerIsPresent(false);

            terminal.movesTo(stack.replicas(2));
            assertTrue(terminal.joins().at("/peer/present").asBoolean());
            device.hearsThatPeerIsPresent(true);
        }
    }

    @Test
    void when_a_token_replica_is_killed_claims_go_on() {
        stack.local().kill(replica(Service.TOKEN));
        for (var round = 0; round < 6; round++) {
            try (var terminal = new Terminal(stack, stack.gateway(), "user:alice");
                    var device = new Device(stack, stack.gateway(), "user:alice")) {
                device.claims(terminal.asksForACode().text());
                device.joins();
            }
        }
    }

    @Test
    void when_a_qr_replica_is_killed_codes_are_still_drawn_and_read() {
        stack.local().kill(replica(Service.QR));
        var terminal = new Terminal(stack, stack.gateway(), "user:alice");
        var device = new Device(stack, stack.gateway(), "user:alice");
        var code = terminal.asksForACode();
        for (var round = 0; round < 4; round++) {
            assertEquals(code.text(), device.reads(terminal.rendersAsPng(code)));
        }
    }

    private static String[] numbered(String who, int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> who + " " + number)
                .toArray(String[]::new);
    }
}
