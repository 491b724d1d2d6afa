// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.fault;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.e2e.peer.Device;
import dev.qrtc.e2e.peer.Peer;
import dev.qrtc.e2e.peer.Terminal;
import dev.qrtc.e2e.stack.Deadlines;
import dev.qrtc.e2e.stack.RedisConsole;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import dev.qrtc.testing.Frozen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Redis is slow, frozen, full, or has forgotten its scripts: what was under way goes on by itself afterwards. */
class RedisTroubleIT {
    private static final int PAIRINGS = 40;

    private final RunningStack stack = Stacks.trio();

    @AfterEach
    void redis_is_well_again() throws Exception {
        Frozen.thaw(stack.local().redis().pid());
        full(false);
        Trio.runsAgain(stack);
    }

    @Test
    void a_redis_that_is_slow_costs_nobody_the_connection() throws Exception {
        try (var crowd = Crowd.of(stack, PAIRINGS)) {
            crowd.talks(3);
            for (var pause = 0; pause < 3; pause++) {
                console("CLIENT PAUSE 2500 ALL");
                crowd.talks(2);
            }
            assertEquals(0, crowd.breaks());
            crowd.finishes();
            System.out.println("Redis slow: " + crowd.report());
        }
    }

    @Test
    void a_redis_that_forgets_its_scripts_again_and_again_costs_nothing() throws Exception {
        try (var crowd = Crowd.of(stack, PAIRINGS)) {
            for (var flush = 0; flush < 20; flush++) {
                crowd.talksAtAll();
                console("SCRIPT FLUSH");
            }
            assertEquals(0, crowd.breaks());
            crowd.finishes();
            System.out.println("scripts flushed: " + crowd.report());
        }
    }

    @Test
    void a_redis_without_memory_refuses_what_is_new_and_what_is_under_way_waits() throws Exception {
        var presenting = new Terminal(stack, stack.signaling(1), "user:memory").asUser();
        try (var crowd = Crowd.of(stack, PAIRINGS)) {
            crowd.talks(3);
            full(true);
            var refused = presenting.post("/v1/pairings", Map.of()).refused(503, "unavailable");
            assertFalse(refused.header("Retry-After").isEmpty());
            crowd.fallsSilent();
            full(false);
            presenting.post("/v1/pairings", Map.of()).expect(201);
            crowd.talks(3);
            assertEquals(0, crowd.breaks());
            crowd.finishes();
            System.out.println("Redis without memory: " + crowd.report());
        }
    }

    @Test
    void who_reconnects_while_a_redis_is_without_memory_gets_its_seat_and_its_mail() {
        try (var terminal = new Terminal(stack, stack.signaling(1), "user:returns");
                var device = new Device(stack, stack.signaling(2), "user:returns")) {
            var code = terminal.asksForACode();
            terminal.joins();
            device.claims(code.text());
            full(true);
            device.joins();
            terminal.hearsThatPeerIsPresent(true);
            terminal.socket().drop();
            device.hearsThatPeerIsPresent(false);
            terminal.movesTo(stack.signaling(3));
            assertEquals("paired", terminal.joins().at("/pairing/state").asText());
            device.hearsThatPeerIsPresent(true);
            full(false);
            terminal.trickles("afterwards");
            device.hearsExactly(List.of("afterwards"));
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "qrtc.soak", matches = "true", disabledReason = "takes half a minute")
    void who_is_connected_is_not_lost_however_long_a_redis_is_without_memory() {
        try (var terminal = new Terminal(stack, stack.signaling(1), "user:patient");
                var device = new Device(stack, stack.signaling(2), "user:patient")) {
            var code = terminal.asksForACode();
            terminal.joins();
            device.claims(code.text());
            device.joins();
            terminal.hearsThatPeerIsPresent(true);
            var lost = Trio.ended(stack, "lost");
            full(true);
            terminal.trickles("said meanwhile");
            // Longer than it takes until a replica without a lease is noticed, and its pairings are lost.
            var tooLong = Deadlines.LEASE.multipliedBy(5).plus(Deadlines.ABSENT);
            await().pollInterval(Duration.ofSeconds(1))
                    .during(tooLong)
                    .atMost(tooLong.plusSeconds(5))
                    .until(() -> Trio.ended(stack, "lost") == lost
                            && !terminal.socket().isClosed()
                            && !device.socket().isClosed());
            full(false);
            terminal.isAcknowledged();
            device.hearsExactly(List.of("said meanwhile"));
            terminal.saysBye("completed");
            device.hears("bye");
            var peers = terminal.mail().stream()
                    .filter(frame -> frame.path("type").asText().equals("peer"));
            assertEquals(1, peers.count(), "nobody was taken for absent");
        }
    }

    @Test
    void while_a_redis_is_frozen_connections_are_kept_for_a_time_and_then_sent_away_not_all_at_once() throws Exception {
        var peers = new ArrayList<Peer>();
        try (var waiters = Executors.newVirtualThreadPerTaskExecutor();
                var crowd = Crowd.of(stack, PAIRINGS)) {
            for (var number = 0; number < PAIRINGS / 2; number++) {
                peers.addAll(pair());
            }
            crowd.talks(2);
            Frozen.freeze(stack.local().redis().pid());
            var frozen = System.nanoTime();
            var closes = peers.stream()
                    .map(peer -> CompletableFuture.supplyAsync(() -> closedAfter(peer, frozen), waiters))
                    .toList();
            var after = closes.stream().map(CompletableFuture::join).sorted().toList();
            System.out.println("Redis frozen: closed after " + after.getFirst() + " to " + after.getLast());
            assertTrue(after.getFirst().compareTo(Deadlines.STORE_AWAY) > 0, () -> "kept that long: " + after);
            var spread = after.getLast().minus(after.getFirst());
            assertTrue(spread.compareTo(Deadlines.JITTER.dividedBy(2)) > 0, () -> "spread over " + spread);

            Frozen.thaw(stack.local().redis().pid());
            crowd.talks(3);
            crowd.finishes();
            System.out.println("Redis frozen: " + crowd.report());
        } finally {
            peers.forEach(Peer::close);
        }
    }

    private List<Peer> pair() {
        var terminal = new Terminal(stack, stack.signaling(1), "user:frozen");
        var device = new Device(stack, stack.signaling(2), "user:frozen");
        device.claims(terminal.asksForACode().text());
        terminal.joins();
        device.joins();
        return List.of(terminal, device);
    }

    private static Duration closedAfter(Peer peer, long since) {
        assertEquals(1013, peer.socket().closeCode());
        return Duration.ofNanos(System.nanoTime() - since);
    }

    private void full(boolean full) {
        console("CONFIG SET maxmemory-policy noeviction");
        console("CONFIG SET maxmemory " + (full ? 1 : 0));
    }

    private void console(String command) {
        RedisConsole.run(stack.local().redis(), command);
    }
}
