// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.ZModem;
import java.net.URI;
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
                    url(asked, host, primary.get(1).toInteger()));
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

    /** The URL of the node at {@code host:port}; an empty host is the host that was asked. */
    static String url(String asked, String address) {
        int colon = address.lastIndexOf(':');
        return url(asked, address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    }

    private static String url(String asked, String host, int port) {
        URI seed = URI.create(asked);
        String name = host.isEmpty() || host.equals("?") ? seed.getHost() : host;
        String bracketed = name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name;
        String user = seed.getRawUserInfo() == null ? "" : seed.getRawUserInfo() + "@";
        return seed.getScheme() + "://" + user + bracketed + ":" + port;
    }
}
