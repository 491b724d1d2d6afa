// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.e2e.peer.Terminal;
import dev.qrtc.e2e.stack.Deadlines;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import dev.qrtc.local.service.Replica;
import dev.qrtc.local.service.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A replica that is told to stop sends its peers elsewhere, and ends. */
class DrainIT {
    private static final int PEERS = 60;
    private static final Duration BOUND = Duration.ofSeconds(8);

    private final RunningStack stack = Stacks.trio();

    @AfterEach
    void everything_runs_again() {
        Trio.runsAgain(stack);
    }

    @Test
    void it_is_no_longer_ready_says_so_to_each_peer_closes_and_ends() throws Exception {
        var replica = stack.replica(Service.SIGNALING, 1);
        var user = "user:drained";
        var terminals = new ArrayList<Terminal>();
        try (var dawdler = Dawdler.of(code(terminals, user))) {
            IntStream.range(0, PEERS).forEach(peer -> code(terminals, user).joins());
            var began = System.nanoTime();
            var stopped = CompletableFuture.runAsync(() -> stack.local().stop(replica));

            dawdler.isToldToGo();
            assertEquals(503, readiness(replica), "nobody new is sent here any more");
            var delays = terminals.stream()
                    .skip(1)
                    .map(terminal ->
                            terminal.hears("going-away").path("afterMs").asLong(-1))
                    .toList();
            assertTrue(
                    delays.stream().allMatch(ms -> ms >= 0 && ms <= Deadlines.JITTER.toMillis()),
                    () -> "within the jitter: " + delays);
            assertTrue(delays.stream().distinct().count() > PEERS / 2, () -> "not all at once: " + delays);
            assertTrue(
                    delays.stream().anyMatch(ms -> ms < Deadlines.JITTER.toMillis() / 3)
                            && delays.stream().anyMatch(ms -> ms > Deadlines.JITTER.toMillis() * 2 / 3),
                    () -> "over the whole time: " + delays);
            terminals.stream()
                    .skip(1)
                    .forEach(terminal -> assertEquals(1012, terminal.socket().closeCode()));

            // Even he who never answers the close holds nobody up.
            stopped.join();
            var took = Duration.ofNanos(System.nanoTime() - began);
            assertTrue(took.compareTo(BOUND) < 0, () -> "ended by itself, after " + took);
        } finally {
            terminals.forEach(Terminal::close);
        }
    }

    private Terminal code(List<Terminal> terminals, String user) {
        var terminal = new Terminal(stack, stack.signaling(1), user);
        terminal.asksForACode();
        terminals.add(terminal);
        return terminal;
    }

    private int readiness(Replica replica) {
        return stack.api().at(replica.management()).get("/q/health/ready").status();
    }
}
