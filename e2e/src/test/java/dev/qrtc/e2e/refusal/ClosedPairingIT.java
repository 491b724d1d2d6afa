// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.qrtc.e2e.peer.Backend;
import dev.qrtc.e2e.peer.Code;
import dev.qrtc.e2e.peer.Device;
import dev.qrtc.e2e.peer.Peer;
import dev.qrtc.e2e.peer.Terminal;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Once a pairing is closed, its tokens tell why, and open nothing any more: signature, type and time are still good. */
class ClosedPairingIT {
    private final RunningStack stack = Stacks.pair();
    private final Terminal terminal = new Terminal(stack, stack.gateway(), "user:alice");
    private final Device device = new Device(stack, stack.gateway(), "user:alice");

    @Test
    void before_it_was_claimed() {
        var code = terminal.asksForACode();
        terminal.calls().delete(terminal.path("")).expect(204);
        theCodeIsGone(code);
        thePresenterOnlyReads("cancelled");
        sees4410(terminal, "cancelled");
    }

    @Test
    void while_a_claim_waits_for_its_confirmation() {
        var code = terminal.asksForACode(Map.of("confirmation", "accept"));
        device.claims(code.text());
        terminal.calls()
                .post(terminal.path("/confirmation"), Map.of("accept", false))
                .expect(200);
        theCodeIsGone(code);
        thePresenterOnlyReads("rejected");
        theScannerOnlyReads("rejected");
        sees4410(terminal, "rejected");
        sees4410(device, "rejected");
    }

    @Test
    void when_both_were_connected() {
        var code = terminal.asksForACode();
        terminal.joins();
        device.claims(code.text());
        device.joins();
        stack.api()
                .as(Backend.admin(stack).ownToken("admin"))
                .delete(terminal.path(""))
                .expect(204);
        for (var peer : List.of(terminal, device)) {
            assertEquals("revoked", peer.hears("bye").path("reason").asText());
            assertEquals(4410, peer.socket().closeCode());
        }
        theCodeIsGone(code);
        thePresenterOnlyReads("revoked");
        theScannerOnlyReads("revoked");
        // Both have read why; whoever comes back all the same is closed at once.
        for (var peer : List.of(terminal, device)) {
            peer.joins();
            assertEquals(4410, peer.socket().closeCode());
        }
    }

    private void theCodeIsGone(Code code) {
        device.tries(code.text()).refused(410, "pairing_closed");
        // And so is every other that the service might have signed for this pairing.
        for (var number = 1; number < 4; number++) {
            device.tries(stack.tokens().pairing(terminal.pairing(), number).sign())
                    .refused(410, "pairing_closed");
        }
    }

    private void thePresenterOnlyReads(String outcome) {
        assertEquals(outcome, terminal.seesPairing().path("outcome").asText());
        terminal.calls().post(terminal.path("/token")).refused(410, "pairing_closed");
        terminal.calls()
                .post(terminal.path("/confirmation"), Map.of("accept", true))
                .refused(410, "pairing_closed");
        terminal.asksForIceServers().refused(410, "pairing_closed");
    }

    private void theScannerOnlyReads(String outcome) {
        assertEquals(outcome, device.seesPairing().path("outcome").asText());
        device.asksForIceServers().refused(410, "pairing_closed");
        device.calls().post(device.path("/token")).refused(403, "not_allowed");
    }

    private static void sees4410(Peer peer, String reason) {
        peer.joins();
        assertEquals(reason, peer.hears("bye").path("reason").asText());
        assertEquals(4410, peer.socket().closeCode());
    }
}
