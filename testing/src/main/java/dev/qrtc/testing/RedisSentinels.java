// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** A primary, its replica, and three real Sentinels that watch both and make the one the other, on loopback. */
public final class RedisSentinels implements AutoCloseable {
    /** By which the Sentinels know the primary. */
    public static final String NAME = "pairings";

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final List<RedisServer> servers = new ArrayList<>();
    private final List<RedisServer> sentinels = new ArrayList<>();

    private RedisSentinels(RedisAccess access, List<String> credentials) {
        var primary = RedisServer.launch(access);
        servers.add(primary);
        servers.add(RedisServer.launch(access, "--replicaof 127.0.0.1 " + primary.port()));
        for (var i = 0; i < 3; i++) {
            var watch = new ArrayList<>(List.of("--sentinel monitor " + NAME + " 127.0.0.1 " + primary.port() + " 2"));
            watch.addAll(credentials);
            watch.addAll(List.of(
                    "--sentinel down-after-milliseconds " + NAME + " 1000",
                    "--sentinel failover-timeout " + NAME + " 5000"));
            sentinels.add(RedisServer.launchSentinel(access, watch));
        }
        awaitAll();
    }

    /** Starts all; returns when each Sentinel knows everybody, and the replica has everything. */
    public static RedisSentinels launch() {
        return new RedisSentinels(RedisAccess.OPEN, List.of());
    }

    /** The same, secured. */
    public static RedisSentinels launch(RedisSecurity security) {
        return new RedisSentinels(security, security.sentinelCredentials(NAME));
    }

    /** The settings of a service that asks these Sentinels. */
    public Map<String, String> settings() {
        return Map.of(
                "quarkus.redis.hosts",
                String.join(",", urls()),
                "quarkus.redis.client-type",
                "sentinel",
                "quarkus.redis.master-name",
                NAME);
    }

    /** The Sentinels' URLs. */
    public List<String> urls() {
        return sentinels.stream().map(RedisServer::url).toList();
    }

    /** The Sentinels. */
    public List<RedisServer> sentinels() {
        return sentinels;
    }

    /** The server that all running Sentinels name. */
    public RedisServer primary() {
        await(() -> servers.stream().anyMatch(this::isNamedByAll));
        return servers.stream().filter(this::isNamedByAll).findFirst().orElseThrow();
    }

    /** The other one. */
    public RedisServer replica() {
        var primary = primary();
        return servers.stream().filter(one -> !one.equals(primary)).findFirst().orElseThrow();
    }

    /** The primary dies at once; returns when the Sentinels have made the replica the primary. */
    public void failOver() {
        var former = primary();
        former.kill();
        awaitOtherThan(former);
    }

    /** An operator asks for the change; returns when it is made. The former primary goes on as a replica. */
    public void switchOver() {
        var former = primary();
        sentinels.getFirst().command("SENTINEL", "FAILOVER", NAME);
        awaitOtherThan(former);
    }

    /** Starts what does not run; returns when each Sentinel knows everybody, and the replica has everything. */
    public void awaitAll() {
        sentinels.forEach(RedisServer::start);
        servers.forEach(RedisServer::start);
        await(() -> sentinels.stream().allMatch(RedisSentinels::knowsAll));
        await(() -> String.valueOf(primary().command("INFO", "replication")).contains("state=online")
                && String.valueOf(replica().command("INFO", "replication")).contains("master_link_status:up"));
    }

    private void awaitOtherThan(RedisServer former) {
        await(() -> servers.stream().anyMatch(one -> !one.equals(former) && isNamedByAll(one) && isPrimary(one)));
    }

    private boolean isNamedByAll(RedisServer server) {
        return sentinels.stream()
                .filter(RedisServer::isRunning)
                .allMatch(sentinel -> Objects.equals(
                        sentinel.command("SENTINEL", "GET-MASTER-ADDR-BY-NAME", NAME),
                        List.of("127.0.0.1", Integer.toString(server.port()))));
    }

    private static boolean isPrimary(RedisServer server) {
        return server.isRunning() && String.valueOf(server.command("ROLE")).startsWith("[master");
    }

    // "master0:name=pairings,status=ok,address=127.0.0.1:6379,slaves=1,sentinels=3"
    private static boolean knowsAll(RedisServer sentinel) {
        return String.valueOf(sentinel.command("INFO", "sentinel")).contains("slaves=1,sentinels=3")
                && String.valueOf(sentinel.command("INFO", "sentinel")).contains("status=ok");
    }

    private void await(BooleanSupplier condition) {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the Sentinels do not agree: "
                        + sentinels.stream()
                                .filter(RedisServer::isRunning)
                                .map(one -> one.command("INFO", "sentinel"))
                                .toList());
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        sentinels.forEach(RedisServer::close);
        servers.forEach(RedisServer::close);
    }
}
