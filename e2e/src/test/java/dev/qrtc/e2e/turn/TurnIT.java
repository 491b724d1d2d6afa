// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qrtc.e2e.peer.Device;
import dev.qrtc.e2e.peer.Terminal;
import dev.qrtc.e2e.stack.Stacks;
import dev.qrtc.testing.turn.Coturn;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Only a pair gets servers, each peer credentials of its own, and a real coturn that runs as deploy/turn has it takes them. */
class TurnIT {
    @Test
    void what_the_service_gives_to_a_pair_opens_a_relay() {
        assumeTrue(Coturn.isInstalled(), "needs coturn (Debian: apt-get install coturn)");
        var stack = Stacks.pair();
        try (var coturn = Coturn.launch(Stacks.home().resolve("deploy/turn/start"), Stacks.TURN_SECRET);
                var terminal = new Terminal(stack, stack.replicas(1), "user:alice");
                var device = new Device(stack, stack.replicas(2), "user:alice")) {
            var code = terminal.asksForACode();
            terminal.asksForIceServers().refused(409, "wrong_state");
            device.claims(code.text());

            var terminals = turn(terminal.asksForIceServers().expect(200).json());
            var devices = turn(device.asksForIceServers().expect(200).json());
            assertNotEquals(terminals.path("username"), devices.path("username"));
            for (var server : new JsonNode[] {terminals, devices}) {
                try (var client = coturn.udp(
                        server.path("username").asText(),
                        server.path("credential").asText())) {
                    assertEquals(Optional.empty(), client.allocate());
                }
            }
        }
    }

    private static JsonNode turn(JsonNode answer) {
        return answer.at("/iceServers/1");
    }
}
