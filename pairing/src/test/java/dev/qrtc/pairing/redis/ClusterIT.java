// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.pairing.Code;
import dev.qrtc.pairing.Cursor;
import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.Pairing;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.PairingStore.CreateOutcome;
import dev.qrtc.pairing.PairingStore.Idempotency;
import dev.qrtc.pairing.PairingStore.LookOutcome;
import dev.qrtc.pairing.PairingStore.MoveOutcome;
import dev.qrtc.pairing.PairingStore.RenewOutcome;
import dev.qrtc.pairing.Policy;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.Seat;
import dev.qrtc.pairing.SignalingStore.FrameOutcome;
import dev.qrtc.pairing.SignalingStore.RelayKind;
import dev.qrtc.pairing.SignalingStore.Report;
import dev.qrtc.testing.RedisServer;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** On a real cluster of three nodes: every script, in the slots of each node, and the order of what one socket sends. */
class ClusterIT extends OnRedisCluster {
    @Test
    void everyScriptRunsForPairingsOfEveryNode() {
        for (RedisServer home : CLUSTER.nodes()) {
            aWholeLife(home);
        }
        await(node.sweeper.sweep());
        for (RedisScript script : RedisScript.values()) {
            assertTrue(
                    node.meters
                                    .get("qrtc.redis.script")
                                    .tag("script", script.label())
                                    .timer()
                                    .count()
                            >= 3,
                    script + " did not run for each");
        }
        assertEquals(
                3, node.heard.ended.stream().filter(Outcome.COMPLETED::equals).count());
    }

    private void aWholeLife(RedisServer home) {
        var waiting = createOn(home);
        PairingId id = waiting.pairing();
        var token = assertInstanceOf(RenewOutcome.Renewed.class, await(node.pairings.renew(id)))
                .shown()
                .id();
        assertInstanceOf(LookOutcome.Open.class, await(node.pairings.look(new Code.Scanned(token))));
        String claimId = claimed(token);
        assertInstanceOf(MoveOutcome.WrongState.class, await(node.pairings.confirm(id, true)));
        Seat presenter = join(node, id, Role.PRESENTER, "").seat();
        Seat scanner = join(other, id, Role.SCANNER, claimId).seat();
        assertEquals(stored(1), await(node.signaling.relay(presenter, 1, RelayKind.DESCRIPTION, "{}")));
        OnRealRedis.eventually(() -> heard(other, id).contains("description"));
        Cursor last = await(node.signaling.read(id, Role.SCANNER, Cursor.START))
                .orElseThrow()
                .getLast()
                .cursor();
        await(node.signaling.received(scanner, last));
        await(node.signaling.absent(id, Role.PRESENTER, node.channel.replica()));
        await(node.scripts.run(
                RedisScript.LEASE.lua(), List.of(PairingKeys.alive(node.channel.replica())), List.of("15000")));
        // The comparison finds the seat empty that this replica serves, and takes it again.
        await(node.signaling.standings(List.of(presenter)));
        OnRealRedis.eventually(() -> "1".equals(home.command("HGET", PairingKeys.hash(id), "presenter:here")));
        assertEquals(stored(2), await(node.signaling.report(presenter, 2, new Report.Bye(false))));
        assertInstanceOf(MoveOutcome.WrongState.class, await(node.pairings.end(id, Outcome.CANCELLED)));
        assertInstanceOf(Pairing.Closed.class, await(node.pairings.find(id)).orElseThrow());
        OnRealRedis.eventually(() -> heard(other, id).contains("bye"));
    }

    @Test
    void aRequestThatIsRepeatedFindsItsPairing() {
        var once = new Idempotency("key", "request");
        for (int i = 0; i < 2; i++) {
            var outcome = await(node.pairings.create(OnRealRedis.ALICE, Policy.DEFAULT, Optional.of(once)));
            assertInstanceOf(CreateOutcome.Created.class, outcome);
        }
        assertEquals(1, node.heard.created.get());
    }

    @Test
    void changesOfPairingsOfEveryNodeAreHeardEverywhere() {
        var here = new CopyOnWriteArrayList<PairingId>();
        var there = new CopyOnWriteArrayList<PairingId>();
        node.pairings.changes().subscribe().with(here::add);
        other.pairings.changes().subscribe().with(there::add);
        OnRealRedis.eventually(() -> subscribers() == 2);
        var ids = new ArrayList<PairingId>();
        for (RedisServer home : CLUSTER.nodes()) {
            var token = createOn(home);
            claimed(token);
            ids.add(token.pairing());
        }
        OnRealRedis.eventually(() -> here.containsAll(ids) && there.containsAll(ids));
    }

    @Test
    void framesOfOneSocketKeepTheirOrderWhereverTheirPairingIs() {
        var seats = CLUSTER.nodes().stream().map(this::presenterOn).toList();
        var answers = new ArrayList<CompletableFuture<FrameOutcome>>();
        for (int i = 1; i <= 200; i++) {
            for (Seat seat : seats) {
                answers.add(relayed(seat, i));
            }
        }
        answers.forEach(answer -> assertInstanceOf(FrameOutcome.Stored.class, answer.join()));
        for (Seat seat : seats) {
            assertEquals(OnRealRedis.numbers(200), frames(seat.pairing()));
        }
    }

    @Test
    void aNodeThatForgetsItsScriptsCostsNoOrder() throws InterruptedException {
        var seats = CLUSTER.nodes().stream().map(this::presenterOn).toList();
        var answers = new ArrayList<Uni<FrameOutcome>>();
        for (int i = 1; i <= 100; i += 2) {
            if (i % 20 == 1) {
                CLUSTER.nodes().get(i / 20 % 3).command("SCRIPT", "FLUSH");
            }
            for (Seat seat : seats) {
                for (Uni<FrameOutcome> call : List.of(
                        node.signaling.relay(seat, i, RelayKind.CANDIDATE, "" + i),
                        node.signaling.report(seat, i + 1, new Report.Failed("ice")))) {
                    answers.add(Uni.createFrom().completionStage(call.subscribeAsCompletionStage()));
                }
            }
        }
        await(Uni.join().all(answers).andFailFast())
                .forEach(answer -> assertInstanceOf(FrameOutcome.Stored.class, answer));
        List<String> odd =
                IntStream.range(0, 50).mapToObj(i -> "" + (2 * i + 1)).toList();
        seats.forEach(seat -> assertEquals(odd, frames(seat.pairing())));
    }

    @Test
    void aSlotThatMovesUnderWayCostsNoOrder() throws InterruptedException {
        Seat seat = presenterOn(CLUSTER.nodes().getFirst());
        var moving = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 6; i++) {
                move(seat.pairing(), CLUSTER.nodes().get(i % 3), CLUSTER.nodes().get((i + 1) % 3));
            }
        });
        var answers = new ArrayList<CompletableFuture<FrameOutcome>>();
        while (moving.isAlive() && answers.size() < MOST_FRAMES) {
            answers.add(relayed(seat, answers.size() + 1));
            // So many are under way at most.
            answers.get(Math.max(0, answers.size() - 100)).join();
        }
        moving.join();
        answers.forEach(
                answer -> assertEquals(FrameOutcome.Stored.class, answer.join().getClass()));
        assertEquals(OnRealRedis.numbers(answers.size()), frames(seat.pairing()));
        assertTrue(has(CLUSTER.nodes().getFirst(), PairingKeys.hash(seat.pairing())));
    }

    private static void move(PairingId id, RedisServer from, RedisServer to) {
        long slot = CLUSTER.slot(PairingKeys.hash(id));
        CLUSTER.beginToMove(slot, from, to);
        PairingKeys.of(id).forEach(key -> CLUSTER.moveKey(key, from, to));
        CLUSTER.endMove(slot, to);
    }

    private static long subscribers() {
        long all = 0;
        for (RedisServer server : CLUSTER.nodes()) {
            var answer = (List<?>) Objects.requireNonNull(server.command("PUBSUB", "NUMSUB", PairingKeys.CHANGED));
            all += (long) answer.get(1);
        }
        return all;
    }

    private static List<String> heard(Node at, PairingId id) {
        return at.heard.letters.stream()
                .filter(letter -> letter.pairing().equals(id))
                .map(letter -> letter.mail().kind())
                .toList();
    }

    private static FrameOutcome stored(long id) {
        return new FrameOutcome.Stored(id, false);
    }
}
