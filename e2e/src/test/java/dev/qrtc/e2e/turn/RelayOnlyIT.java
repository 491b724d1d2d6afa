// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.e2e.peer.Device;
import dev.qrtc.e2e.peer.Terminal;
import dev.qrtc.e2e.stack.Stacks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pairings whose peers are told to go through a TURN server only. */
class RelayOnlyIT {
    private static final Map<String, String> RELAY = Map.of("iceTransportPolicy", "relay");

    @Test
    void both_peers_are_told_and_get_no_other_server() {
        var stack = Stacks.pair();
        try (var terminal = new Terminal(stack, stack.gateway(), "user:alice");
                var device = new Device(stack, stack.gateway(), "user:alice")) {
            var code = terminal.asksForACode(RELAY);
            assertEquals(
                    "relay",
                    device.claims(code.text()).path("iceTransportPolicy").asText());
            for (var peer : List.of(terminal, device)) {
                var answer = peer.asksForIceServers().expect(200).json();
                assertEquals("relay", answer.path("iceTransportPolicy").asText());
                for (var server : answer.path("iceServers")) {
                    server.path("urls").forEach(url -> assertTrue(url.asText().startsWith("turn"), url::asText));
                }
            }
        }
    }

    @Test
    void without_a_turn_server_nobody_can_ask_for_it() {
        var stack = Stacks.single();
        var terminal = new Terminal(stack, stack.gateway(), "user:alice");
        var refused = terminal.asUser().post("/v1/pairings", RELAY).refused(400, "request_malformed");
        assertTrue(refused.text().contains("iceTransportPolicy"), refused::text);
    }
}
