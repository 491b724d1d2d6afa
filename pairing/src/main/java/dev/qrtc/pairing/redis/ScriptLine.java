// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.function.Consumer;

/** What a pipeline writes on: a connection to one Redis, or one to each node of a cluster. */
sealed interface ScriptLine permits RedisLine, ClusterLine {
    /**
     * Writes a command; what has the same key goes where it went, in order.
     *
     * @param key the key by which a cluster chooses the node; "" where any node will do
     */
    Future<Response> send(Request request, String key);

    /**
     * Writes a command again that a node of a cluster did not run.
     *
     * @param refusal what the node said: MOVED, ASK, TRYAGAIN or CLUSTERDOWN
     */
    Future<Response> sendAgain(Request request, String key, String refusal);

    /** Names the connection on which {@link #send} would write what has this key now. */
    String lane(String key);

    /** Tells Redis all scripts in one step, each node of a cluster. */
    void teach();

    /** Called once when a connection ends by itself; with the reason. The line is still to be closed. */
    void onEnd(Consumer<String> listener);

    void close();
}
