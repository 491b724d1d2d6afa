// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.ZModem;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which primary of a cluster serves which slot, as {@code CLUSTER SLOTS} told it; a node is named by its URL. */
final class ClusterSlots {
    private static final int SLOTS = 16_384;

    private final @Nullable String[] nodes = new @Nullable String[SLOTS];

    /**
     * Reads an answer.
     *
     * @param asked the URL of the node that gave it; the others are reached in the same way, with the same password
     */
    static ClusterSlots of(Response answer, String asked) {
        var slots = new ClusterSlots();
        for (Response range : answer) {
            Response primary = range.get(2);
            String host = primary.get(0) == null ? "" : primary.get(0).toString();
            Arrays.fill(
                    slots.nodes,
                    range.get(0).toInteger(),
                    range.get(1).toInteger() + 1,
                    NodeUrl.of(asked, host, primary.get(1).toInteger()));
        }
        return slots;
    }

    /** The node that serves a key; null where none does. */
    @Nullable
    String nodeOf(String key) {
        return nodes[ZModem.generate(key)];
    }

    /** All primaries that serve a slot. */
    Set<String> nodes() {
        var all = new LinkedHashSet<String>();
        for (String node : nodes) {
            if (node != null) {
                all.add(node);
            }
        }
        return all;
    }
}
