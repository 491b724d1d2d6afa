// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The store in memory, on which signaling-service's simulation runs, gives the answers of the scripts: the same random calls
 * go to both. {@code -Dqrtc.model.seed=S} plays one sequence.
 */
class MemoryRedisIT extends OnRealRedis {
    private static final int SEQUENCES = 150;
    private static final int CALLS = 80;

    @Override
    Settings settings() {
        return new Settings().mailbox(16, 131_072, 24);
    }

    @Test
    void randomCallsHaveTheSameOutcomesInMemoryAndInRedis() {
        Node other = nodeWith(settings());
        for (Node each : new Node[] {node, other}) {
            each.channel.start(each.heard);
            eventually(each.channel::healthy);
        }
        Long one = Long.getLong("qrtc.model.seed");
        for (long seed = one == null ? 1 : one; seed <= (one == null ? SEQUENCES : one); seed++) {
            node.heard.letters.clear();
            node.heard.replaced.clear();
            other.heard.letters.clear();
            other.heard.replaced.clear();
            var both = new BothStores(node, other, new Random(seed));
            for (int call = 0; call < CALLS; call++) {
                both.call();
            }
            both.compareWhatWasAnnounced();
            assertEquals(
                    "",
                    both.differences(),
                    "seed " + seed + ": -Dqrtc.model.seed=" + seed + " plays it alone\n" + both.trace());
        }
    }
}
