// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.qrtc.pairing.Code;
import dev.qrtc.pairing.Cursor;
import dev.qrtc.pairing.Instance;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.PairingStore.ClaimOutcome;
import dev.qrtc.pairing.PairingStore.CreateOutcome;
import dev.qrtc.pairing.Policy;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.Seat;
import dev.qrtc.pairing.SignalingStore.Join;
import dev.qrtc.pairing.SignalingStore.JoinOutcome.Joined;
import dev.qrtc.testing.RedisPair;
import io.vertx.redis.client.RedisOptions;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A failover undoes a leave: the replica that said it says it again. */
class UndoneLeaveIT {
    private final RedisPair redis = new RedisPair();
    private final Node node = node(redis.url());
    private String claimId = "";
    private PairingId id = PairingId.random();
    private Seat scanner = new Seat(id, Role.SCANNER, 0);

    private static Node node(String url) {
        return new Node(new RedisOptions().setConnectionString(url), new Settings());
    }

    @BeforeEach
    void bothAreHereAndTheReplicaKnowsIt() {
        var created = assertInstanceOf(
                CreateOutcome.Created.class,
                OnRealRedis.await(node.pairings.create(OnRealRedis.ALICE, Policy.DEFAULT, Optional.empty())));
        id = created.shown().id().pairing();
        var won = assertInstanceOf(
                ClaimOutcome.Won.class,
                OnRealRedis.await(node.pairings.claim(
                        new Code.Scanned(created.shown().id()), OnRealRedis.BOB, Optional.empty())));
        claimId = won.pairing().claim().orElseThrow().id();
        join(node, Role.PRESENTER, 1);
        scanner = join(node, Role.SCANNER, 1);
        OnRealRedis.eventually(() -> "1".equals(redis.replica().command("HGET", PairingKeys.hash(id), "scanner:here")));
        redis.link().stall();
    }

    @AfterEach
    void close() {
        node.close();
        redis.close();
    }

    @Test
    void whoLeftIsAbsentAgainAsSoonAsRedisIsBackAndTheOtherHearsIt() {
        OnRealRedis.await(node.signaling.leave(scanner));
        theReplicaTakesOver();
        assertEquals("1", field("scanner:here"), "the failover undid the leave");
        redis.promote();
        OnRealRedis.eventually(() -> field("scanner:here").equals("0"));
        var last = OnRealRedis.await(node.signaling.read(id, Role.PRESENTER, Cursor.START))
                .orElseThrow()
                .getLast();
        assertEquals("{\"type\":\"peer\",\"present\":false,\"instance\":\"scanner1\"}", last.frame());
    }

    @Test
    void whoCameBackMeanwhileStays() {
        OnRealRedis.await(node.signaling.leave(scanner));
        theReplicaTakesOver();
        try (Node other = node(redis.replica().url())) {
            Seat newer = join(other, Role.SCANNER, 2);
            redis.promote();
            OnRealRedis.eventually(() -> field("scanner:epoch").equals(Long.toString(newer.epoch())) && saidAgain());
            assertEquals("1", field("scanner:here"));
        }
    }

    private void theReplicaTakesOver() {
        redis.primary().kill();
        redis.link().cut();
        redis.stopReplication();
    }

    /** The leave was the first on this connection, and has been answered for the second time. */
    private boolean saidAgain() {
        return node.meters
                        .get("qrtc.redis.script")
                        .tag("script", "leave")
                        .timer()
                        .count()
                == 2;
    }

    // While it takes over it is still called the replica.
    private String field(String name) {
        var server = redis.primary().isRunning() ? redis.primary() : redis.replica();
        return String.valueOf(server.command("HGET", PairingKeys.hash(id), name));
    }

    private Seat join(Node at, Role role, long attempt) {
        var join = new Join(
                id,
                role,
                role == Role.SCANNER ? claimId : "",
                new Instance(role.wire().substring(0, 7) + 1),
                attempt,
                Cursor.START,
                -1);
        return assertInstanceOf(Joined.class, OnRealRedis.await(at.signaling.join(join)))
                .seat();
    }
}
