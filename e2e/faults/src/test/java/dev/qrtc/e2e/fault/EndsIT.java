// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.fault;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.e2e.peer.Backend;
import dev.qrtc.e2e.peer.Device;
import dev.qrtc.e2e.peer.Peer;
import dev.qrtc.e2e.peer.Terminal;
import dev.qrtc.e2e.stack.Api;
import dev.qrtc.e2e.stack.Deadlines;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import dev.qrtc.local.service.Service;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** However a pairing ends: who is connected hears it at once, after all that came before; it is counted once. */
class EndsIT {
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final List<String> LAST_WORDS =
            IntStream.rangeClosed(1, 40).mapToObj(number -> "word " + number).toList();

    private final RunningStack stack = Stacks.trio();
    private final Terminal terminal = new Terminal(stack, stack.signaling(1), "user:ends");
    private final Device device = new Device(stack, stack.signaling(2), "user:ends");

    @AfterEach
    void everything_runs_again() {
        terminal.close();
        device.close();
        Trio.runsAgain(stack);
    }

    @Test
    void the_presenter_says_goodbye() {
        ends("completed", () -> terminal.saysBye("completed"), terminal);
    }

    @Test
    void the_scanner_says_goodbye() {
        ends("completed", () -> device.saysBye("completed"), device);
    }

    @Test
    void a_peer_says_that_it_has_failed() {
        ends("failed", () -> terminal.saysBye("failed"), terminal);
    }

    @Test
    void the_presenter_cancels() {
        ends("cancelled", () -> deletes(terminal.calls()), null);
    }

    @Test
    void the_scanner_cancels() {
        ends("cancelled", () -> deletes(device.calls()), null);
    }

    @Test
    void the_presenters_user_cancels() {
        ends("cancelled", () -> deletes(terminal.asUser()), null);
    }

    @Test
    void an_administrator_revokes() {
        var admin = stack.api().as(Backend.admin(stack).ownToken("admin"));
        ends("revoked", () -> deletes(admin), null);
    }

    private void deletes(Api caller) {
        caller.delete(terminal.path(""));
    }

    private void ends(String outcome, Runnable end, @Nullable Peer whoSaidIt) {
        var before = Trio.ended(stack, outcome);
        areConnected();
        terminal.trickles(LAST_WORDS.toArray(String[]::new));
        device.trickles(LAST_WORDS.toArray(String[]::new));
        terminal.isAcknowledged();
        device.isAcknowledged();

        end.run();
        var began = System.nanoTime();
        for (var peer : List.of(terminal, device)) {
            assertEquals(outcome, peer.hears("bye").path("reason").asText());
            assertEquals(peer.equals(whoSaidIt) ? 1000 : 4410, peer.socket().closeCode());
        }
        var took = Duration.ofNanos(System.nanoTime() - began);
        assertTrue(took.compareTo(AT_ONCE) < 0, () -> "both heard of it after " + took);
        for (var peer : List.of(terminal, device)) {
            assertEquals(LAST_WORDS, peer.candidatesHeard());
            assertEquals("bye", peer.mail().getLast().path("type").asText(), "nothing comes after it");
            assertEquals(outcome, peer.seesPairing().path("outcome").asText());
        }
        isCountedOnce(outcome, before);
    }

    private void areConnected() {
        var code = terminal.asksForACode();
        terminal.joins();
        device.claims(code.text());
        device.joins();
        terminal.hearsThatPeerIsPresent(true);
    }

    @Test
    void nobody_claims_in_time() {
        var before = Trio.ended(stack, "expired");
        terminal.asksForACode();
        terminal.joins();
        var began = System.nanoTime();
        assertEquals("expired", terminal.hears("bye").path("reason").asText());
        assertEquals(4410, terminal.socket().closeCode());
        isAbout(Deadlines.WAITING, Duration.ZERO, began);
        isCountedOnce("expired", before);
    }

    @Test
    void the_scanner_never_joins() {
        var before = Trio.ended(stack, "lost");
        var code = terminal.asksForACode();
        terminal.joins();
        device.claims(code.text());
        var began = System.nanoTime();
        assertEquals("lost", terminal.hears("bye").path("reason").asText());
        assertEquals(4410, terminal.socket().closeCode());
        isAbout(Deadlines.ABSENT, Duration.ZERO, began);
        isCountedOnce("lost", before);
    }

    @Test
    void both_go_away_and_do_not_come_back_in_time() {
        isLost(Deadlines.ABSENT, Duration.ZERO, () -> {
            terminal.close();
            device.close();
        });
    }

    @Test
    void the_one_replica_that_served_both_is_killed_and_nobody_comes_back() {
        device.movesTo(stack.signaling(3));
        terminal.movesTo(stack.signaling(3));
        isLost(
                Deadlines.ABSENT,
                Deadlines.LEASE.multipliedBy(5),
                () -> stack.local().kill(stack.replica(Service.SIGNALING, 3)));
    }

    private void isLost(Duration deadline, Duration noticedWithin, Runnable fault) {
        areConnected();
        terminal.trickles("last words");
        terminal.isAcknowledged();
        fault.run();
        var before = Trio.ended(stack, "lost");
        var began = System.nanoTime();

        await().pollInterval(Duration.ofMillis(200))
                .atMost(deadline.plus(noticedWithin).plus(Duration.ofSeconds(15)))
                .until(() -> Trio.ended(stack, "lost") > before);
        isAbout(deadline, noticedWithin, began);
        isCountedOnce("lost", before);

        // Who comes back reads what it had missed, and why it is over.
        device.movesTo(stack.signaling(2));
        assertEquals("closed", device.joins().at("/pairing/state").asText());
        assertEquals("lost", device.hears("bye").path("reason").asText());
        assertEquals(4410, device.socket().closeCode());
        assertEquals(List.of("last words"), device.candidatesHeard());
    }

    // Deadlines are looked at once a second, by processes that may be slow here.
    private static void isAbout(Duration deadline, Duration noticedWithin, long began) {
        var took = Duration.ofNanos(System.nanoTime() - began);
        assertTrue(
                took.compareTo(deadline.minusSeconds(2)) > 0
                        && took.compareTo(deadline.plus(noticedWithin).plusSeconds(4)) < 0,
                () -> took + " and not about " + deadline);
    }

    // A second that notices it would notice it within a round of the sweep.
    private void isCountedOnce(String outcome, double before) {
        await().during(Duration.ofMillis(1_500))
                .atMost(Duration.ofSeconds(5))
                .until(() -> Trio.ended(stack, outcome) == before + 1);
    }
}
