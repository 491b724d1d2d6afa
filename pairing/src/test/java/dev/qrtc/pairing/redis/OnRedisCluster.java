// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.qrtc.pairing.Code;
import dev.qrtc.pairing.Cursor;
import dev.qrtc.pairing.Instance;
import dev.qrtc.pairing.Mail;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.PairingStore.ClaimOutcome;
import dev.qrtc.pairing.PairingStore.CreateOutcome;
import dev.qrtc.pairing.Policy;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.Seat;
import dev.qrtc.pairing.SignalingStore.FrameOutcome;
import dev.qrtc.pairing.SignalingStore.Join;
import dev.qrtc.pairing.SignalingStore.JoinOutcome.Joined;
import dev.qrtc.pairing.SignalingStore.RelayKind;
import dev.qrtc.pairing.TokenId;
import dev.qrtc.testing.RedisCluster;
import dev.qrtc.testing.RedisServer;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the tests on a real cluster share: three primaries, and two replicas of a service that listen. */
abstract class OnRedisCluster {
    static final RedisCluster CLUSTER = RedisCluster.launch();

    /** A mailbox takes no more. */
    static final int MOST_FRAMES = 4_096;

    Node node;
    Node other;

    @BeforeEach
    void twoReplicasListen() {
        CLUSTER.flush();
        node = listening();
        other = listening();
    }

    @AfterEach
    void close() {
        node.close();
        other.close();
    }

    private static Node listening() {
        var options = new RedisOptions().setType(RedisClientType.CLUSTER);
        CLUSTER.nodes().forEach(one -> options.addConnectionString(one.url()));
        // A busy machine may keep a replica from answering for longer than the usual quarter of a second.
        var settings =
                new Settings().mailbox(MOST_FRAMES, 1_000_000, MOST_FRAMES).replicaPatience(Duration.ofMillis(2_500));
        var node = new Node(options, settings);
        node.channel.start(node.heard);
        OnRealRedis.eventually(node.channel::healthy);
        return node;
    }

    static <T> T await(Uni<T> uni) {
        return OnRealRedis.await(uni);
    }

    /** A pairing that waits, and whose keys this node of the cluster has. */
    final TokenId createOn(RedisServer home) {
        TokenId token;
        do {
            var outcome = await(node.pairings.create(OnRealRedis.ALICE, Policy.DEFAULT, Optional.empty()));
            token = assertInstanceOf(CreateOutcome.Created.class, outcome)
                    .shown()
                    .id();
        } while (!has(home, PairingKeys.hash(token.pairing())));
        return token;
    }

    static boolean has(RedisServer server, String key) {
        return CLUSTER.nodeOf(key).equals(server) && Objects.equals(server.command("EXISTS", key), 1L);
    }

    final String claimed(TokenId token) {
        var outcome = await(node.pairings.claim(new Code.Scanned(token), OnRealRedis.BOB, Optional.empty()));
        return assertInstanceOf(ClaimOutcome.Won.class, outcome)
                .pairing()
                .claim()
                .orElseThrow()
                .id()
                .toString();
    }

    /** A paired pairing on this node of the cluster, to which the presenter has come. */
    final Seat presenterOn(RedisServer home) {
        TokenId token = createOn(home);
        claimed(token);
        return join(node, token.pairing(), Role.PRESENTER, "").seat();
    }

    static Joined join(Node at, PairingId id, Role role, String claimId) {
        var join = new Join(id, role, claimId, new Instance("abcdefgh"), 1, Cursor.START, -1);
        return assertInstanceOf(Joined.class, await(at.signaling.join(join)));
    }

    /** Asks at once, whoever waits for the answer. */
    final CompletableFuture<FrameOutcome> relayed(Seat from, long frame) {
        return node.signaling
                .relay(from, frame, RelayKind.CANDIDATE, "" + frame)
                .subscribeAsCompletionStage();
    }

    /** What was relayed to the scanner. */
    final List<String> frames(PairingId id) {
        return await(node.signaling.read(id, Role.SCANNER, Cursor.START)).orElseThrow().stream()
                .filter(mail -> mail.kind().equals("candidate"))
                .map(Mail::frame)
                .toList();
    }
}
