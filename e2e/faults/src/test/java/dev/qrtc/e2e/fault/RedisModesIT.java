// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.fault;

import dev.qrtc.e2e.peer.Story;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import dev.qrtc.testing.RedisCluster;
import dev.qrtc.testing.RedisSecurity;
import dev.qrtc.testing.RedisSentinels;
import dev.qrtc.testing.RedisServer;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The story on each kind of Redis that there is, over TLS and as the user of {@code deploy/redis/users.acl}; and a primary
 * that dies in the middle of negotiation.
 */
class RedisModesIT {
    private static final int PAIRINGS = 100;

    private final RedisSecurity security = new RedisSecurity(Stacks.home().resolve("deploy/redis"));

    @SuppressWarnings("NullAway.Init")
    private RunningStack stack;

    @AfterEach
    void nothing_is_left() {
        stack.local().close();
    }

    @Test
    void one_server() {
        try (var redis = RedisServer.launch(security)) {
            begin(Map.of("quarkus.redis.hosts", redis.url()));
            Story.play(stack);
        }
    }

    @Test
    void a_cluster_one_of_whose_primaries_dies() throws Exception {
        try (var redis = RedisCluster.launch(security)) {
            var primary = redis.nodes().getFirst();
            var replica = redis.addReplicaOf(primary);
            begin(redis.settings());
            Story.play(stack);
            theyNegotiateAs("a primary of the cluster died", () -> redis.failOver(primary, replica));
        }
    }

    @Test
    void sentinels_whose_primary_dies() throws Exception {
        try (var redis = RedisSentinels.launch(security)) {
            begin(redis.settings());
            Story.play(stack);
            theyNegotiateAs("the primary of the Sentinels died", redis::failOver);
        }
    }

    private void begin(Map<String, String> redis) {
        var settings = new HashMap<>(redis);
        settings.putAll(security.trust());
        stack = Stacks.complete("redis-modes", settings);
    }

    private void theyNegotiateAs(String what, Runnable happens) throws Exception {
        try (var crowd = Crowd.undone(stack, PAIRINGS)) {
            crowd.talks(3);
            happens.run();
            Trio.isReadyAgain(stack);
            crowd.talks(3);
            crowd.finishes();
            System.out.println(what + ": " + crowd.report());
        }
        Story.play(stack);
    }
}
