// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One connection to each primary of a cluster. The client's own cluster connection follows redirects out of order and
 * tells a script to one node only; so this one chooses nodes itself, and who uses it sees refusals and says again.
 */
final class ClusterLine implements ScriptLine {
    private static final long PAUSE_MS = 20;

    private final Vertx vertx;
    private final Function<String, Future<RedisLine>> opener;
    private final String seed;
    private final Map<String, RedisLine> lines = new HashMap<>();
    private final Map<String, Future<RedisLine>> opening = new HashMap<>();
    private ClusterSlots slots = new ClusterSlots();
    private Consumer<String> whenEnded = why -> {};
    private boolean closed;

    private ClusterLine(Vertx vertx, Function<String, Future<RedisLine>> opener, String seed) {
        this.vertx = vertx;
        this.opener = opener;
        this.seed = seed;
    }

    /**
     * Opens a connection to each primary.
     *
     * @param opener opens one to the node of a URL
     * @param seed the URL of any node
     */
    static Future<ScriptLine> open(Vertx vertx, Function<String, Future<RedisLine>> opener, String seed) {
        var line = new ClusterLine(vertx, opener, seed);
        return line.lookAt(seed).<ScriptLine>map(done -> line.withoutSeed()).onFailure(failure -> line.close());
    }

    @Override
    public Future<Response> send(Request request, String key) {
        RedisLine line = lines.get(lane(key));
        return line == null
                ? Future.failedFuture(ErrorType.create("CLUSTERDOWN no node serves " + key))
                : line.send(request);
    }

    @Override
    public String lane(String key) {
        String node = key.isEmpty() ? any() : slots.nodeOf(key);
        return node == null ? "" : node;
    }

    @Override
    public Future<Response> sendAgain(Request request, String key, String refusal) {
        // "MOVED <slot> <host>:<port>" for good, "ASK <slot> <host>:<port>" for this time.
        String[] word = refusal.split(" ", 3);
        return switch (word[0]) {
            case "MOVED" -> lookAt(NodeUrl.of(seed, word[2])).compose(done -> send(request, key));
            case "ASK" ->
                to(NodeUrl.of(seed, word[2])).compose(line -> {
                    line.send(Request.cmd(Command.ASKING));
                    return line.send(request);
                });
            default -> pause().compose(done -> lookAt(any())).compose(done -> send(request, key));
        };
    }

    @Override
    public void teach() {
        lines.values().forEach(RedisLine::teach);
    }

    @Override
    public void onEnd(Consumer<String> listener) {
        whenEnded = listener;
    }

    @Override
    public void close() {
        closed = true;
        lines.values().forEach(RedisLine::close);
    }

    /** Asks a node where the slots are, and opens what is missing. */
    private Future<Void> lookAt(String node) {
        return to(node).compose(line -> line.send(Request.cmd(Command.CLUSTER).arg("SLOTS")))
                .compose(answer -> {
                    var found = ClusterSlots.of(answer, node);
                    return Future.all(found.nodes().stream().map(this::to).toList())
                            .map(all -> found);
                })
                .map(found -> {
                    slots = found;
                    return null;
                });
    }

    // The cluster may know it by another name, or it may be a replica: it was there to be asked.
    private ClusterLine withoutSeed() {
        RedisLine own = lines.get(seed);
        if (own != null && !slots.nodes().contains(seed)) {
            lines.remove(seed);
            own.close();
        }
        return this;
    }

    private String any() {
        return lines.keySet().iterator().next();
    }

    private Future<RedisLine> to(String node) {
        RedisLine open = lines.get(node);
        if (open != null) {
            return Future.succeededFuture(open);
        }
        return opening.computeIfAbsent(
                node,
                missing -> opener.apply(missing)
                        .onComplete(done -> opening.remove(node))
                        .compose(line -> opened(node, line)));
    }

    private Future<RedisLine> opened(String node, RedisLine line) {
        if (closed) {
            line.close();
            return Future.failedFuture("closed");
        }
        lines.put(node, line);
        line.onEnd(why -> whenEnded.accept(node.substring(node.lastIndexOf('@') + 1) + ": " + why));
        // Before anything else is said there.
        line.teach();
        return Future.succeededFuture(line);
    }

    private Future<Void> pause() {
        Promise<Void> over = Promise.promise();
        vertx.setTimer(PAUSE_MS, timer -> over.complete());
        return over.future();
    }
}
