// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.qrtc.testing.RedisServer;
import org.junit.jupiter.api.Test;

/** On a real cluster each node waits for its own replicas. */
class ClusterReplicationIT extends OnRedisCluster {
    @Test
    void aClaimWaitsWhereItsNodeHasAReplicaAndOnlyThere() {
        RedisServer alone = CLUSTER.nodes().get(0);
        RedisServer followed = CLUSTER.nodes().get(1);
        CLUSTER.addReplicaOf(followed);
        CLUSTER.nodes().forEach(one -> one.command("CONFIG", "RESETSTAT"));

        claimed(createOn(alone));
        assertEquals(0, waits(alone));
        assertEquals(1, count("none"));

        var token = createOn(followed);
        claimed(token);
        assertEquals(1, waits(followed));
        assertEquals(1, count("replicated"));
        assertEquals(0, count("late") + count("unknown"));
    }

    private double count(String result) {
        return node.meters
                .get("qrtc.redis.replication")
                .tag("result", result)
                .counter()
                .count();
    }

    private static int waits(RedisServer server) {
        String stats = String.valueOf(server.command("INFO", "commandstats"));
        int at = stats.indexOf("cmdstat_wait:calls=");
        return at < 0 ? 0 : Integer.parseInt(stats.substring(stats.indexOf('=', at) + 1, stats.indexOf(',', at)));
    }
}
