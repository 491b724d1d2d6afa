// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.fault;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qrtc.e2e.peer.Device;
import dev.qrtc.e2e.peer.Terminal;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import dev.qrtc.local.service.Replica;
import dev.qrtc.local.service.Service;
import dev.qrtc.testing.Frozen;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A peer that is, or seems to be, at two replicas at once: the newest connection counts, and what is late changes nothing. */
class TwoPlacesIT {
    private final RunningStack stack = Stacks.trio();
    private final Replica first = stack.replica(Service.SIGNALING, 1);
    private final Terminal terminal = new Terminal(stack, stack.signaling(1), "user:two-places");
    private final Device device = new Device(stack, stack.signaling(3), "user:two-places");

    @BeforeEach
    void both_are_connected() {
        var code = terminal.asksForACode();
        terminal.joins();
        device.claims(code.text());
        device.joins();
        terminal.hearsThatPeerIsPresent(true);
    }

    @AfterEach
    void everything_runs_again() throws Exception {
        Frozen.thaw(first.pid());
        terminal.close();
        device.close();
        Trio.runsAgain(stack);
    }

    @Test
    void the_newest_connection_closes_the_older_at_another_replica_and_nobody_is_absent() {
        var older = terminal.socket();
        var late = terminal.opening().again(0, "");
        terminal.movesTo(stack.signaling(2));
        terminal.joins();
        assertEquals(4409, older.closeCode());
        // One that was under way for long comes after it, at a third replica.
        try (var stale = late.at(stack.signaling(3).signaling().toString()).open()) {
            assertEquals(4409, stale.closeCode());
        }
        assertFalse(terminal.socket().isClosed());
        talk("to the newest");
        assertEquals(List.of(), absences(device.mail()));
    }

    @Test
    void a_leave_that_comes_after_a_newer_join_changes_nothing() throws Exception {
        var connections = Trio.metric(first, "qrtc_signaling_connections");
        var older = terminal.socket();
        Frozen.freeze(first.pid());
        terminal.movesTo(stack.signaling(2));
        older.drop();
        terminal.joins();
        talk("meanwhile");
        // Now it hears that its connection has gone, and says so in Redis.
        Frozen.thaw(first.pid());
        await().atMost(Duration.ofSeconds(15))
                .until(() -> Trio.metric(first, "qrtc_signaling_connections") == connections - 1);
        talk("meanwhile", "afterwards");
        assertFalse(terminal.socket().isClosed());
        // Before the first word, the lease of the frozen replica may have ended.
        var since = device.mail().stream()
                .dropWhile(frame -> !frame.path("type").asText().equals("candidate"))
                .toList();
        assertEquals(List.of(), absences(since));
    }

    @Test
    void a_replica_that_stood_still_for_longer_than_its_lease_gets_its_peers_back() throws Exception {
        Frozen.freeze(first.pid());
        device.hearsThatPeerIsPresent(false);
        device.trickles("said to nobody");
        device.isAcknowledged();
        Frozen.thaw(first.pid());
        device.hearsThatPeerIsPresent(true);
        terminal.hearsExactly(List.of("said to nobody"));
        assertFalse(terminal.socket().isClosed(), "he never noticed");
        assertEquals("paired", terminal.seesPairing().path("state").asText());
    }

    private void talk(String... all) {
        terminal.trickles(all[all.length - 1]);
        device.hearsExactly(List.of(all));
        device.trickles(all[all.length - 1]);
        terminal.hearsExactly(List.of(all));
    }

    private static List<JsonNode> absences(List<JsonNode> mail) {
        return mail.stream()
                .filter(frame -> frame.path("type").asText().equals("peer")
                        && !frame.path("present").asBoolean())
                .toList();
    }
}
