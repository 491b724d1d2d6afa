// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.pairing.Cursor;
import dev.qrtc.pairing.Instance;
import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.SignalingStore.FrameOutcome;
import dev.qrtc.pairing.SignalingStore.Join;
import dev.qrtc.pairing.SignalingStore.JoinOutcome;
import dev.qrtc.pairing.TokenId;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** join.lua: who gets the seat. */
class JoinIT extends OnRealRedis {
    @Test
    void thePresenterMayBeHereBeforeAnybodyClaims() {
        PairingId id = create().pairing();
        var joined = join(id, Role.PRESENTER, "present1", 1);
        assertEquals(1, generation(joined.seat().epoch()));
        assertEquals(0, joined.lastId());
        assertEquals(0, joined.head());
        assertTrue(joined.peer().isEmpty());
        assertTrue(joined.continuous());
        assertEquals("waiting", joined.pairing().state());
        assertEquals(node.channel.replica().value(), field(id, "presenter:replica"));
    }

    @Test
    void eachJoinIsToldToTheOtherAndShowsTheOther() {
        PairingId id = paired();
        join(id, Role.PRESENTER, "present1", 1);
        var scanner = join(id, Role.SCANNER, "scanner1", 1);
        var peer = new JsonObject(scanner.peer().orElseThrow());
        assertEquals("user:alice", peer.getString("principal"));
        assertEquals(ALICE.metadata(), peer.getJsonObject("metadata").getMap());
        assertTrue(peer.getBoolean("present"));
        assertEquals("present1", peer.getString("instance"));
        assertEquals(List.of("paired", "peer"), kinds(id, Role.PRESENTER));
        assertEquals(List.of("paired", "peer"), kinds(id, Role.SCANNER));
        assertEquals(
                "{\"type\":\"peer\",\"present\":true,\"instance\":\"scanner1\"}",
                mailbox(id, Role.PRESENTER).getLast().frame());
        assertEquals(1, node.heard.joined.size());
    }

    @Test
    void aSecondConnectionOfTheSameInstanceIsNoNewsForThePeer() {
        PairingId id = paired();
        join(id, Role.SCANNER, "scanner1", 1);
        join(id, Role.SCANNER, "scanner1", 2);
        assertEquals(List.of("paired", "peer"), kinds(id, Role.PRESENTER));
    }

    @Test
    void onlyANewerAttemptOfTheSameInstanceTakesTheSeat() {
        PairingId id = paired();
        join(id, Role.PRESENTER, "present1", 5);
        assertInstanceOf(JoinOutcome.Repeated.class, tryJoin(id, Role.PRESENTER, "present1", 5));
        assertInstanceOf(JoinOutcome.Stale.class, tryJoin(id, Role.PRESENTER, "present1", 4));
        assertEquals(
                2, generation(join(id, Role.PRESENTER, "present1", 6).seat().epoch()));
    }

    @Test
    void aRetiredInstanceCannotComeBack() {
        PairingId id = paired();
        for (int i = 1; i <= 9; i++) {
            join(id, Role.PRESENTER, "present" + i, 1);
        }
        for (int i = 1; i <= 8; i++) {
            assertInstanceOf(JoinOutcome.Stale.class, tryJoin(id, Role.PRESENTER, "present" + i, 99));
        }
        join(id, Role.PRESENTER, "present9", 2);
    }

    @Test
    void theEarlierReplicaIsToldThatItLostTheSeat() {
        Node other = nodeWith(settings());
        other.channel.start(other.heard);
        eventually(other.channel::healthy);
        PairingId id = paired();
        await(other.signaling.join(joining(id, Role.SCANNER, "scanner1", 1, Cursor.START, -1)));
        long newer = join(id, Role.SCANNER, "scanner1", 2).seat().epoch();
        eventually(() -> other.heard.replaced.equals(List.of(new Heard.Lost(id, Role.SCANNER, newer))));
    }

    @Test
    void aRefusedJoinReplacesNobody() {
        node.channel.start(node.heard);
        eventually(node.channel::healthy);
        PairingId id = paired();
        join(id, Role.PRESENTER, "present1", 2);
        tryJoin(id, Role.PRESENTER, "present1", 1);
        long newer = join(id, Role.PRESENTER, "present1", 3).seat().epoch();
        eventually(() -> !node.heard.replaced.isEmpty());
        assertEquals(List.of(new Heard.Lost(id, Role.PRESENTER, newer)), node.heard.replaced);
    }

    @Test
    void aClaimThatDoesNotStandOpensNothing() {
        TokenId token = create();
        var early = new Join(token.pairing(), Role.SCANNER, "undone", new Instance("scanner1"), 1, Cursor.START, -1);
        assertInstanceOf(JoinOutcome.Superseded.class, await(node.signaling.join(early)));
        claimed(token);
        assertInstanceOf(JoinOutcome.Superseded.class, await(node.signaling.join(early)));
        var unknown = new Join(PairingId.random(), Role.PRESENTER, "", new Instance("present1"), 1, Cursor.START, -1);
        assertInstanceOf(JoinOutcome.Unknown.class, await(node.signaling.join(unknown)));
    }

    @Test
    void aNewInstanceDropsWhatWasNegotiatedAndKeepsTheRest() {
        PairingId id = paired();
        var presenter = join(id, Role.PRESENTER, "present1", 1).seat();
        var scanner = join(id, Role.SCANNER, "scanner1", 1).seat();
        assertEquals(stored(1), describe(presenter, 1, "{\"offer\":1}"));
        assertEquals(stored(2), candidate(presenter, 2, "{}"));
        assertEquals(stored(1), describe(scanner, 1, "{\"answer\":1}"));
        var again = join(id, Role.SCANNER, "scanner2", 1);
        assertEquals(0, again.lastId());
        assertEquals(List.of("paired", "peer"), kinds(id, Role.SCANNER));
        assertEquals(List.of("paired", "peer", "peer"), kinds(id, Role.PRESENTER));
        assertEquals("0", field(id, "scanner:count"));
        assertEquals("0", field(id, "scanner:bytes"));
        assertEquals(stored(1), describe(again.seat(), 1, "{}"));
        assertEquals(stored(3), describe(presenter, 3, "{}"));
        assertEquals(new FrameOutcome.Stale(), describe(scanner, 2, "{}"));
    }

    @Test
    void theEndedPairingStillGivesItsMail() {
        PairingId id = paired();
        await(node.pairings.end(id, Outcome.CANCELLED));
        var joined = join(id, Role.SCANNER, "scanner1", 1);
        assertEquals("closed", joined.pairing().state());
        assertEquals(
                List.of("paired", "bye"),
                joined.mail().stream().map(mail -> mail.kind()).toList());
        assertEquals(List.of("paired", "bye"), kinds(id, Role.PRESENTER));
    }
}
