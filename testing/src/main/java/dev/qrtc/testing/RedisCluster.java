// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A real Redis Cluster of three primaries on loopback, a third of the slots each; without replicas at first. */
public final class RedisCluster implements AutoCloseable {
    private static final int SLOTS = 16_384;
    private static final int SIZE = 3;
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final RedisAccess access;
    private final List<RedisServer> nodes;
    private final List<RedisServer> replicas = new ArrayList<>();

    private RedisCluster(RedisAccess access, List<RedisServer> nodes) {
        this.access = access;
        this.nodes = nodes;
    }

    /** Starts three servers that did not exist before; returns when each of them says that the cluster is well. */
    public static RedisCluster launch() {
        return launch(RedisAccess.OPEN);
    }

    /** The same, secured. */
    public static RedisCluster launch(RedisSecurity security) {
        return launch((RedisAccess) security);
    }

    private static RedisCluster launch(RedisAccess access) {
        var nodes = new ArrayList<RedisServer>();
        for (var i = 0; i < SIZE; i++) {
            int bus = freeBusPort();
            var node = RedisServer.launch(
                    access, "--cluster-enabled yes", "--cluster-node-timeout 2000", "--cluster-port " + bus);
            nodes.add(node);
            node.command("CLUSTER", "ADDSLOTSRANGE", "" + i * SLOTS / SIZE, "" + ((i + 1) * SLOTS / SIZE - 1));
            node.command("CLUSTER", "SET-CONFIG-EPOCH", "" + (i + 1));
            nodes.getFirst().command("CLUSTER", "MEET", "127.0.0.1", "" + node.port(), "" + bus);
        }
        var cluster = new RedisCluster(access, List.copyOf(nodes));
        cluster.awaitHealth();
        return cluster;
    }

    /** Starts one more node as a replica of {@code primary}; returns when it has everything. */
    public RedisServer addReplicaOf(RedisServer primary) {
        int bus = freeBusPort();
        var replica = RedisServer.launch(
                access, "--cluster-enabled yes", "--cluster-node-timeout 2000", "--cluster-port " + bus);
        replicas.add(replica);
        primary.command("CLUSTER", "MEET", "127.0.0.1", "" + replica.port(), "" + bus);
        await(() -> String.valueOf(replica.command("CLUSTER", "NODES")).contains(id(primary)));
        replica.command("CLUSTER", "REPLICATE", id(primary));
        await(() -> String.valueOf(primary.command("INFO", "replication")).contains("state=online"));
        // To its primary it is online once everything was sent to it: it may still be loading that.
        await(() -> String.valueOf(replica.command("INFO", "replication")).contains("master_link_status:up"));
        return replica;
    }

    /** The primary dies at once; returns when {@code replica} has taken over its slots, and all others know. */
    public void failOver(RedisServer primary, RedisServer replica) {
        primary.kill();
        await(() -> String.valueOf(replica.command("ROLE")).startsWith("[master"));
        await(() -> Stream.concat(nodes.stream(), replicas.stream())
                .filter(RedisServer::isRunning)
                .allMatch(
                        node -> String.valueOf(node.command("CLUSTER", "INFO")).contains("cluster_state:ok")));
    }

    /** The nodes, in the order of their slots at the start. */
    public List<RedisServer> nodes() {
        return nodes;
    }

    /** The node that serves a key. */
    public RedisServer nodeOf(String key) {
        var slot = slot(key);
        return nodes.stream().filter(node -> serves(node, slot)).findFirst().orElseThrow();
    }

    /** The slot of a key. */
    public long slot(String key) {
        return (long) Objects.requireNonNull(nodes.getFirst().command("CLUSTER", "KEYSLOT", key));
    }

    /** Begins to move a slot: from now on its node sends who asks for a key that it does not have to {@code to}. */
    public void beginToMove(long slot, RedisServer from, RedisServer to) {
        to.command("CLUSTER", "SETSLOT", "" + slot, "IMPORTING", id(from));
        from.command("CLUSTER", "SETSLOT", "" + slot, "MIGRATING", id(to));
    }

    /** Moves one key while its slot moves. */
    public void moveKey(String key, RedisServer from, RedisServer to) {
        from.command("MIGRATE", "127.0.0.1", "" + to.port(), key, "0", "5000");
    }

    /** Ends the move of a slot whose keys have all been moved. */
    public void endMove(long slot, RedisServer to) {
        to.command("CLUSTER", "SETSLOT", "" + slot, "NODE", id(to));
        for (var node : nodes) {
            node.command("CLUSTER", "SETSLOT", "" + slot, "NODE", id(to));
        }
    }

    /** Removes every key of every node. */
    public void flush() {
        nodes.forEach(RedisServer::flush);
    }

    /** The settings of a service that uses it. */
    public Map<String, String> settings() {
        return Map.of("quarkus.redis.hosts", urls(), "quarkus.redis.client-type", "cluster");
    }

    /** What {@code quarkus.redis.hosts} takes. */
    public String urls() {
        return String.join(",", nodes.stream().map(RedisServer::url).toList());
    }

    @Override
    public void close() {
        replicas.forEach(RedisServer::close);
        nodes.forEach(RedisServer::close);
    }

    private void awaitHealth() {
        await(() -> nodes.stream().allMatch(RedisCluster::isWell));
    }

    private void await(BooleanSupplier condition) {
        var deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "no cluster: " + nodes.getFirst().command("CLUSTER", "INFO"));
            }
            Thread.onSpinWait();
        }
    }

    private static boolean isWell(RedisServer node) {
        var info = String.valueOf(node.command("CLUSTER", "INFO"));
        return info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:" + SIZE);
    }

    private static boolean serves(RedisServer node, long slot) {
        var mine = String.valueOf(node.command("CLUSTER", "NODES"))
                .lines()
                .filter(line -> line.contains("myself"))
                .findFirst()
                .orElseThrow();
        // "<id> <address> <flags> <primary> <ping> <pong> <epoch> <state> <slots>...", a move that goes on in brackets.
        return mine.split(" ").length > 8
                && List.of(mine.split(" ")).subList(8, mine.split(" ").length).stream()
                        .filter(range -> !range.startsWith("["))
                        .map(range -> range.split("-"))
                        .anyMatch(range ->
                                Long.parseLong(range[0]) <= slot && slot <= Long.parseLong(range[range.length - 1]));
    }

    private static String id(RedisServer node) {
        return String.valueOf(node.command("CLUSTER", "MYID"));
    }

    private static int freeBusPort() {
        try {
            return RedisServer.freePort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
