// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.ReplicaId;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.Seat;
import dev.qrtc.pairing.SignalingStore.Standing;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** leave.lua and stay.lua: who counts as here. */
class LeaveIT extends OnRealRedis {
    private PairingId id;
    private Seat scanner;

    @BeforeEach
    void bothAreHere() {
        id = paired();
        join(id, Role.PRESENTER, "present1", 1);
        scanner = join(id, Role.SCANNER, "scanner1", 1).seat();
    }

    @Test
    void whoLeavesIsAbsentAndTheOtherHearsIt() {
        await(node.signaling.leave(scanner));
        assertEquals(
                "{\"type\":\"peer\",\"present\":false,\"instance\":\"scanner1\"}",
                mailbox(id, Role.PRESENTER).getLast().frame());
        assertTrue(standing(new Seat(id, Role.PRESENTER, 1)).peerReplica().isEmpty());
        await(node.signaling.leave(scanner));
        assertEquals(List.of("paired", "peer", "peer"), kinds(id, Role.PRESENTER));
    }

    @Test
    void aLateLeaveCannotUndoANewerJoin() {
        join(id, Role.SCANNER, "scanner1", 2);
        await(node.signaling.leave(scanner));
        assertEquals("1", field(id, "scanner:here"));
        assertEquals(List.of("paired", "peer"), kinds(id, Role.PRESENTER));
    }

    @Test
    void survivorsMarkOnlyThePeersOfTheReplicaThatDied() {
        await(node.signaling.absent(id, Role.SCANNER, ReplicaId.random()));
        assertEquals("1", field(id, "scanner:here"));
        await(node.signaling.absent(id, Role.SCANNER, node.channel.replica()));
        assertEquals("0", field(id, "scanner:here"));
    }

    @Test
    void whoWasTakenForAbsentIsHereAgainAtTheNextComparison() {
        await(node.signaling.absent(id, Role.SCANNER, node.channel.replica()));
        assertEquals(scanner.epoch(), standing(scanner).epoch());
        eventually(() -> field(id, "scanner:here").equals("1"));
        assertEquals(node.channel.replica().value(), field(id, "scanner:replica"));
        assertEquals(List.of("paired", "peer", "peer", "peer"), kinds(id, Role.PRESENTER));
        assertTrue(mailbox(id, Role.PRESENTER).getLast().frame().contains("\"present\":true"));
    }

    @Test
    void whoLeftIsNotCalledBackByALateComparison() {
        await(node.signaling.absent(id, Role.SCANNER, node.channel.replica()));
        await(node.signaling.leave(scanner));
        standing(scanner);
        standing(scanner);
        assertEquals("0", field(id, "scanner:here"));
    }

    @Test
    void anOlderSeatIsNotCalledBackEither() {
        Seat newer = join(id, Role.SCANNER, "scanner1", 2).seat();
        await(node.signaling.leave(newer));
        assertEquals(newer.epoch(), standing(scanner).epoch());
        standing(scanner);
        assertEquals("0", field(id, "scanner:here"));
    }

    @Test
    void stayingIsForTheSeatThatIsCurrentAlone() {
        Seat newer = join(id, Role.SCANNER, "scanner1", 2).seat();
        await(node.signaling.absent(id, Role.SCANNER, node.channel.replica()));
        await(node.moves.run(RedisScript.STAY, id, "scanner", scanner.epoch(), "0123456789abcdef"));
        assertEquals("0", field(id, "scanner:here"));
        await(node.moves.run(RedisScript.STAY, id, "scanner", newer.epoch(), "0123456789abcdef"));
        assertEquals("0123456789abcdef", field(id, "scanner:replica"));
        await(node.pairings.end(id, Outcome.CANCELLED));
        await(node.signaling.absent(id, Role.SCANNER, new ReplicaId("0123456789abcdef")));
        await(node.moves.run(RedisScript.STAY, id, "scanner", newer.epoch(), "0123456789abcdef"));
        assertEquals("bye", kinds(id, Role.PRESENTER).getLast());
    }

    @Test
    void standingsComeInTheirOrderAndAreEmptyWhereForgotten() {
        var standings = await(node.signaling.standings(
                List.of(new Seat(PairingId.random(), Role.SCANNER, 1), scanner, new Seat(id, Role.PRESENTER, 1))));
        assertTrue(standings.get(0).isEmpty());
        assertEquals(2, standings.get(1).orElseThrow().head());
        assertEquals(
                node.channel.replica(),
                standings.get(2).orElseThrow().peerReplica().orElseThrow());
        assertEquals(List.of(), await(node.signaling.standings(List.of())));
    }

    @Test
    void anEndedPairingIsLeftQuietly() {
        await(node.pairings.end(id, Outcome.CANCELLED));
        await(node.signaling.leave(scanner));
        assertEquals("bye", kinds(id, Role.PRESENTER).getLast());
        assertEquals(List.of(Outcome.CANCELLED), node.heard.ended);
    }

    private Standing standing(Seat seat) {
        return await(node.signaling.standings(List.of(seat))).getFirst().orElseThrow();
    }
}
