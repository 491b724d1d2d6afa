// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.e2e.peer.Device;
import dev.qrtc.e2e.peer.Terminal;
import dev.qrtc.e2e.stack.Metrics;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import dev.qrtc.local.service.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A device is deleted, or lost by its owner, while it is connected: everything of it ends at every replica, at once. */
class DeletionIT {
    // It takes some milliseconds where the machine has nothing else to do.
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private final RunningStack stack = Stacks.pair();
    private final Registry registry = new Registry(stack, 1);
    private final String alice = "user:deletion";
    private final String kiosk = registry.register(alice, "user:somebody-else");
    private final Terminal terminal = new Terminal(stack, stack.replicas(1), alice);
    private final Device device = new Device(stack, stack.replicas(2), kiosk);

    @AfterEach
    void everybody_leaves() {
        terminal.close();
        device.close();
    }

    @Test
    void both_sockets_of_a_deleted_device_are_closed_at_two_replicas_within_a_second() {
        areConnected();
        endsAtOnce(() -> registry.delete(kiosk).expect(204));
        // Its tokens are dead at the replica that did not delete it, too; the user's are not.
        device.asUser().post("/v1/pairings/claim", Map.of("token", "x")).refused(401, "unauthenticated");
        terminal.asUser().post("/v1/pairings", Map.of()).expect(201);
        new Registry(stack, 2).delete(kiosk).expect(204);
    }

    @Test
    void whoever_is_no_owner_any_more_is_disconnected_from_the_device() {
        areConnected();
        endsAtOnce(
                () -> registry.changeOwners(kiosk, "[\"user:somebody-else\"]").expect(200));
        var code = terminal.asksForACode();
        device.tries(code.text()).refused(403, "not_allowed");
    }

    @Test
    void a_device_that_is_deleted_while_others_are_connected_disturbs_nobody() {
        areConnected();
        registry.delete(registry.register(alice)).expect(204);
        terminal.trickles("still here");
        device.hearsExactly(List.of("still here"));
        assertFalse(terminal.socket().isClosed());
    }

    private void areConnected() {
        var code = terminal.asksForACode();
        terminal.joins();
        device.claims(code.text());
        device.joins();
        terminal.hearsThatPeerIsPresent(true);
    }

    private void endsAtOnce(Runnable end) {
        var before = revocations();
        var began = System.nanoTime();
        end.run();
        for (var peer : List.of(terminal, device)) {
            assertEquals("revoked", peer.hears("bye").path("reason").asText());
            assertEquals(4410, peer.socket().closeCode());
        }
        var took = Duration.ofNanos(System.nanoTime() - began);
        assertTrue(took.compareTo(AT_ONCE) < 0, () -> "both were closed after " + took);
        assertEquals(before + 1, revocations());
    }

    private double revocations() {
        Metrics metrics = stack.metrics(Service.TOKEN, 1);
        return metrics.sum("qrtc_device_revocations_total");
    }
}
