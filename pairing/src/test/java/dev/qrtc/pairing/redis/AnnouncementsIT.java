// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.pairing.Announcements;
import dev.qrtc.pairing.Cursor;
import dev.qrtc.pairing.Mail;
import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.Seat;
import dev.qrtc.pairing.TokenId;
import io.quarkus.runtime.ShutdownEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a replica hears, and that it lives as long as it is heard of. */
class AnnouncementsIT extends OnRealRedis {
    private Node other;

    @BeforeEach
    void twoReplicasListen() {
        other = nodeWith(settings());
        for (Node each : List.of(node, other)) {
            assertFalse(each.channel.healthy());
            each.channel.start(each.heard);
            eventually(each.channel::healthy);
        }
    }

    @Test
    void aSubscriptionThatStandsSaysThatSomethingMayHaveBeenMissed() {
        assertEquals(1, node.heard.missed.get());
    }

    @Test
    void whatIsStoredForAPeerIsAnnouncedToItsReplicaAloneInOrder() {
        PairingId id = paired();
        Seat presenter = join(id, Role.PRESENTER, "present1", 1).seat();
        await(other.signaling.join(joining(id, Role.SCANNER, "scanner1", 1, Cursor.START, -1)));
        for (int i = 1; i <= 100; i++) {
            candidate(presenter, i, "{\"n\":" + i + ",\"text\":\"a b  c \u00e4\"}");
        }
        List<Mail> stored = mailbox(id, Role.SCANNER);
        eventually(() -> announced(other, Role.SCANNER).size() == 100);
        assertEquals(stored.subList(stored.size() - 100, stored.size()), announced(other, Role.SCANNER));
        assertEquals(List.of(), announced(node, Role.SCANNER));
        assertEquals(
                List.of("peer"),
                announced(node, Role.PRESENTER).stream().map(Mail::kind).toList());
    }

    @Test
    void anAnnouncedFrameTellsWhenItWasStored() {
        PairingId id = paired();
        Seat presenter = join(id, Role.PRESENTER, "present1", 1).seat();
        await(other.signaling.join(joining(id, Role.SCANNER, "scanner1", 1, Cursor.START, -1)));
        await(other.signaling.read(id, Role.SCANNER, Cursor.START));
        long before = System.nanoTime();
        candidate(presenter, 1, "{}");
        eventually(() -> announced(other, Role.SCANNER).size() == 1);
        long after = System.nanoTime();
        long storedAt = other.heard.letters.stream()
                .map(Heard.Letter::mail)
                .filter(mail -> mail.kind().equals("candidate"))
                .findFirst()
                .orElseThrow()
                .storedAt();
        // Both clocks are this machine's: what is left is half of the time that their comparison took.
        long doubt = 1_000_000_000;
        assertTrue(before - doubt < storedAt && storedAt < after + doubt, () -> before + " " + storedAt + " " + after);
    }

    @Test
    void changesAreHeardAtEveryReplicaByEveryoneWhoWantsThem() {
        var here = new CopyOnWriteArrayList<PairingId>();
        var there = new CopyOnWriteArrayList<PairingId>();
        node.pairings.changes().subscribe().with(here::add);
        node.pairings.changes().subscribe().with(there::add);
        other.pairings.changes().subscribe().with(there::add);
        eventually(() -> String.valueOf(REDIS.command("PUBSUB", "NUMSUB", PairingKeys.CHANGED))
                .endsWith(", 2]"));
        TokenId token = create(CONFIRMED);
        claimed(token);
        await(node.pairings.confirm(token.pairing(), true));
        await(node.pairings.end(token.pairing(), Outcome.CANCELLED));
        eventually(() -> here.size() == 3 && there.size() == 6);
        assertTrue(there.stream().allMatch(token.pairing()::equals));
    }

    @Test
    void nonsenseOnTheChannelAndAFaultyListenerCostNothing() {
        var heard = new CopyOnWriteArrayList<String>();
        Node third = nodeWith(settings());
        third.channel.start(new Announcements.Listener() {
            @Override
            public void mail(PairingId pairing, Role role, Mail mail) {
                heard.add(mail.kind());
                throw new IllegalStateException("a fault of the listener");
            }

            @Override
            public void replaced(PairingId pairing, Role role, long epoch) {
                throw new IllegalStateException("a fault of the listener");
            }

            @Override
            public void missed() {
                throw new IllegalStateException("a fault of the listener");
            }
        });
        eventually(third.channel::healthy);
        String channel = PairingKeys.channel(third.channel.replica());
        for (String nonsense : List.of("", " ", "x", "a b c d e", "echo ", PairingId.random() + " presenter x y z")) {
            REDIS.command("PUBLISH", channel, nonsense);
        }
        PairingId id = paired();
        await(third.signaling.join(joining(id, Role.PRESENTER, "present1", 1, Cursor.START, -1)));
        await(third.signaling.join(joining(id, Role.PRESENTER, "present1", 2, Cursor.START, -1)));
        join(id, Role.SCANNER, "scanner1", 1);
        join(id, Role.SCANNER, "scanner2", 1);
        eventually(() -> heard.equals(List.of("peer", "peer")));
        assertTrue(third.channel.healthy());
    }

    @Test
    void theLeaseIsHeldAndEndsWithTheReplica() {
        String lease = PairingKeys.alive(other.channel.replica());
        eventually(() -> keys("qrtc:alive:*").contains(lease));
        assertTrue(ttl(lease) <= 15_000);
        other.channel.stop(new ShutdownEvent());
        eventually(() -> !keys("qrtc:alive:*").contains(lease));
        assertFalse(other.channel.healthy());
    }

    private static List<Mail> announced(Node node, Role role) {
        return node.heard.letters.stream()
                .filter(letter -> letter.role() == role)
                .map(Heard.Letter::mail)
                .map(mail -> new Mail(mail.cursor(), mail.kind(), mail.frame()))
                .toList();
    }
}
