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
        assertEquals(0, Node.waits(alone));
        assertEquals(1, node.replications("none"));

        var token = createOn(followed);
        claimed(token);
        assertEquals(1, Node.waits(followed));
        assertEquals(1, node.replications("replicated"));
        assertEquals(0, node.replications("late") + node.replications("unknown"));
    }
}
