// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.pairing.Cursor;
import dev.qrtc.pairing.Mail;
import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.PairingStore.MoveOutcome;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.Seat;
import dev.qrtc.pairing.SignalingStore.FrameOutcome;
import dev.qrtc.pairing.SignalingStore.JoinOutcome.Joined;
import dev.qrtc.pairing.SignalingStore.Report;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A Redis without memory left, which evicts nothing. */
class MemoryIT extends OnRealRedis {
    @AfterEach
    void thereIsMemoryAgain() {
        full(false);
    }

    @Test
    void whatNeedsMemoryFailsAsAWholeAndComesBack() {
        PairingId id = paired();
        Seat presenter = join(id, Role.PRESENTER, "present1", 1).seat();
        full(true);
        assertThrows(StoreUnavailableException.class, this::create);
        assertThrows(StoreUnavailableException.class, () -> describe(presenter, 1, "one"));
        assertEquals(List.of("paired", "peer"), kinds(id, Role.SCANNER));
        full(false);
        assertEquals(stored(1), describe(presenter, 1, "one"));
        assertEquals(1, create().number());
    }

    @Test
    void whoComesToARunningPairingTakesItsSeat() {
        node.channel.start(node.heard);
        eventually(node.channel::healthy);
        PairingId id = paired();
        join(id, Role.PRESENTER, "present1", 1);
        full(true);
        join(id, Role.SCANNER, "scanner1", 1);
        Joined back = join(id, Role.PRESENTER, "present1", 2);
        assertEquals(back.seat().epoch(), seat(id, Role.PRESENTER).epoch());
        assertEquals(
                List.of("paired", "peer"), back.mail().stream().map(Mail::kind).toList());
        eventually(() -> node.heard.replaced.equals(
                List.of(new Heard.Lost(id, Role.PRESENTER, back.seat().epoch()))));
        Joined reloaded = join(id, Role.PRESENTER, "present2", 1);
        assertEquals("present2", field(id, "presenter:instance"));
        assertFalse(
                resume(id, Role.PRESENTER, "present2", 2, new Cursor(99, 7), 0).continuous());
        assertTrue(reloaded.continuous());
        assertEquals("resync", kinds(id, Role.SCANNER).getLast());
    }

    @Test
    void howeverOftenTheyComeAndGoAPairingDoesNotGrow() {
        PairingId id = paired();
        Seat presenter = join(id, Role.PRESENTER, "present1", 1).seat();
        full(true);
        comesAndGoes(id, presenter, 600);
        long before = used(id);
        comesAndGoes(id, presenter, 600);
        assertTrue(used(id) <= before * 1.05, () -> before + " bytes became " + used(id));
        assertTrue(before < 65_536, () -> "bytes: " + before);
    }

    // Each time as another page, which had read what the mailbox does not know.
    private void comesAndGoes(PairingId id, Seat presenter, int times) {
        for (int i = 0; i < times; i++) {
            String instance = "s%07d".formatted(instances++);
            Seat seat = resume(id, Role.SCANNER, instance, 2, new Cursor(9_999, 7), 0)
                    .seat();
            await(node.signaling.leave(seat));
        }
        assertEquals(presenter.epoch(), seat(id, Role.PRESENTER).epoch());
    }

    private int instances;

    private static long used(PairingId id) {
        return PairingKeys.of(id).stream()
                .mapToLong(key -> (long) Objects.requireNonNull(REDIS.command("MEMORY", "USAGE", key, "SAMPLES", "0")))
                .sum();
    }

    @Test
    void whoWasTakenForAbsentIsHereAgainAtTheNextComparison() {
        PairingId id = paired();
        Seat presenter = join(id, Role.PRESENTER, "present1", 1).seat();
        full(true);
        await(node.signaling.absent(id, Role.PRESENTER, node.channel.replica()));
        assertEquals("0", field(id, "presenter:here"));
        await(node.signaling.standings(List.of(presenter)));
        eventually(() -> field(id, "presenter:here").equals("1"));
    }

    @Test
    void aReplicaThatStartsCountsAsAlive() {
        full(true);
        node.channel.start(node.heard);
        eventually(() -> keys("qrtc:alive:*").size() == 1);
    }

    @Test
    void aReplicaCountsAsAliveHoweverLongThereIsNoMemory() {
        Duration lease = Duration.ofSeconds(1);
        Node brief = nodeWith(settings().lease(lease));
        brief.channel.start(brief.heard);
        eventually(() -> keys("qrtc:alive:*").size() == 1);
        full(true);
        Awaitility.await()
                .during(lease.multipliedBy(3))
                .atMost(lease.multipliedBy(5))
                .until(() -> keys("qrtc:alive:*").size() == 1);
    }

    @Test
    void whatMakesRoomStillWorks() {
        PairingId one = paired();
        PairingId two = paired();
        PairingId three = paired();
        Seat presenter = join(one, Role.PRESENTER, "present1", 1).seat();
        Seat scanner = join(one, Role.SCANNER, "scanner1", 1).seat();
        describe(presenter, 1, "{}");
        REDIS.command("HSET", PairingKeys.hash(three), "due", "1", "due-as", "expired");
        REDIS.command("ZADD", PairingKeys.due(three), "1", three.value());
        full(true);
        await(node.signaling.received(
                scanner, mailbox(one, Role.SCANNER).getLast().cursor()));
        assertEquals(List.of(), kinds(one, Role.SCANNER));
        await(node.signaling.leave(scanner));
        assertEquals("0", field(one, "scanner:here"));
        assertInstanceOf(FrameOutcome.Stored.class, await(node.signaling.report(presenter, 2, new Report.Bye(false))));
        assertEquals("closed: completed", state(one));
        assertInstanceOf(MoveOutcome.Moved.class, await(node.pairings.end(two, Outcome.CANCELLED)));
        await(node.sweeper.sweep());
        assertEquals("closed", field(three, "state"));
        assertTrue(node.heard.ended.contains(Outcome.EXPIRED));
    }

    private static void full(boolean full) {
        REDIS.command("CONFIG", "SET", "maxmemory-policy", "noeviction");
        REDIS.command("CONFIG", "SET", "maxmemory", full ? "1" : "0");
    }
}
