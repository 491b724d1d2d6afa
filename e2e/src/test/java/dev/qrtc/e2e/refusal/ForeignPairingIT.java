// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.qrtc.e2e.peer.Backend;
import dev.qrtc.e2e.peer.Device;
import dev.qrtc.e2e.peer.Terminal;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Good tokens of somebody else, or for something else, at a pairing. */
class ForeignPairingIT {
    private final RunningStack stack = Stacks.pair();

    private Terminal waiting(String user) {
        var terminal = new Terminal(stack, stack.gateway(), user);
        terminal.asksForACode();
        return terminal;
    }

    @Test
    void a_peer_token_of_another_pairing_opens_nothing_here() {
        var mine = waiting("user:alice");
        var other = waiting("user:alice");
        var foreign = stack.api().as(other.peerToken());

        foreign.get(mine.path("")).refused(404, "pairing_unknown");
        foreign.delete(mine.path("")).refused(404, "pairing_unknown");
        foreign.get(mine.path("/ice-servers")).refused(404, "pairing_unknown");
        foreign.post(mine.path("/token")).refused(404, "pairing_unknown");
        foreign.post(mine.path("/confirmation"), Map.of("accept", true)).refused(404, "pairing_unknown");
        assertEquals("waiting", mine.seesPairing().path("state").asText());
    }

    @Test
    void the_scanners_token_is_not_the_presenters() {
        var terminal = new Terminal(stack, stack.gateway(), "user:alice");
        var device = new Device(stack, stack.gateway(), "user:bob");
        var code = terminal.asksForACode(Map.of("allow", List.of("user:bob"), "confirmation", "accept"));
        assertEquals("claimed", device.claims(code.text()).path("state").asText());

        device.calls().post(terminal.path("/token")).refused(403, "not_allowed");
        device.calls()
                .post(terminal.path("/confirmation"), Map.of("accept", true))
                .refused(403, "not_allowed");
        device.asksForIceServers().refused(409, "wrong_state");

        assertEquals("claimed", terminal.seesPairing().path("state").asText());
    }

    @Test
    void another_principal_neither_sees_nor_ends_a_pairing() {
        var terminal = waiting("user:alice");
        var mallory = stack.api().as(Backend.of(stack).tokenFor("user:mallory", "pairing:present", "pairing:scan"));

        mallory.get(terminal.path("")).refused(404, "pairing_unknown");
        mallory.delete(terminal.path("")).refused(404, "pairing_unknown");

        assertEquals("waiting", terminal.seesPairing().path("state").asText());
    }

    @Test
    void an_unknown_pairing_is_unknown_to_everybody() {
        var tokens = stack.tokens();
        var nowhere = "/v1/pairings/" + "A".repeat(22);
        var peer = stack.api()
                .as(tokens.peer("user:alice", "A".repeat(22), "presenter", null).sign());
        var user = stack.api().as(Backend.of(stack).tokenFor("user:alice", "pairing:present"));
        var admin = stack.api().as(Backend.admin(stack).ownToken("admin"));

        peer.get(nowhere).refused(404, "pairing_unknown");
        peer.get(nowhere + "/ice-servers").refused(404, "pairing_unknown");
        peer.post(nowhere + "/token").refused(404, "pairing_unknown");
        user.get(nowhere).refused(404, "pairing_unknown");
        admin.delete(nowhere).refused(404, "pairing_unknown");
        for (var odd : List.of("x", "A".repeat(21), "A".repeat(23), "A".repeat(21) + "%2F", "..%2f", "%7B%7D")) {
            user.get("/v1/pairings/" + odd).expect(404);
        }
    }

    @Test
    void ice_servers_are_for_pairs_only() {
        waiting("user:alice").asksForIceServers().refused(409, "wrong_state");
    }
}
