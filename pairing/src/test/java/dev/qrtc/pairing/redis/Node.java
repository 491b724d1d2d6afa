// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import dev.qrtc.pairing.PairingTracer;
import dev.qrtc.testing.RedisServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.redis.runtime.client.config.RedisConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.util.List;

/** One replica of a service, put together by hand: with connections, a name and a Vert.x of its own. */
final class Node implements AutoCloseable {
    private static final List<LuaScripts> SCRIPTS = List.of(new PairingScripts());

    final Heard heard = new Heard();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final ScriptConnection scripts;
    final ReplicatedScripts replicated;
    final Moves moves;
    final ReplicaChannel channel;
    final PairingChanges changes;
    final RedisPairingStore pairings;
    final RedisSignalingStore signaling;
    final Sweeper sweeper;
    private boolean closed;
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));

    Node(RedisServer redis, PairingConfig config) {
        this(new RedisOptions().setConnectionString(redis.url()), config);
    }

    Node(RedisOptions options, PairingConfig config) {
        this(options, config, PairingTracer.OFF);
    }

    Node(RedisOptions options, PairingConfig config, PairingTracer tracer) {
        var settings = new RedisSettings(false);
        settings.customize(RedisConfig.DEFAULT_CLIENT_NAME, options);
        var lines = new RedisLines(Redis.createClient(vertx, options), vertx, settings, config, SCRIPTS);
        scripts = new ScriptConnection(lines, vertx, new ScriptTimes(meters, SCRIPTS), config);
        scripts.start();
        var due = new DueIndex(scripts, config);
        replicated = new ReplicatedScripts(
                scripts, lines, vertx, new ScriptTimes(meters, SCRIPTS), new ReplicaWaits(meters), config);
        moves = new Moves(scripts, replicated, due, List.of(heard));
        var traces = new MoveTraces(tracer, scripts);
        channel = new ReplicaChannel(lines, vertx, scripts, new RedisClock(scripts), config);
        changes = new PairingChanges(lines, vertx, scripts);
        pairings = new RedisPairingStore(moves, traces, new TokenIssue(scripts, moves, traces, due, config), changes);
        var presence = new Presence(scripts, moves, channel);
        presence.start();
        signaling = new RedisSignalingStore(scripts, moves, traces, presence, channel, config);
        sweeper = new Sweeper(vertx, scripts, due, moves, presence, config);
    }

    /** How many claims, confirmations and ends had this result of waiting for a replica. */
    double replications(String result) {
        return meters.get("qrtc.redis.replication")
                .tag("result", result)
                .counter()
                .count();
    }

    /** How often WAIT was said to a Redis since its statistics were reset. */
    static int waits(RedisServer server) {
        String stats = String.valueOf(server.command("INFO", "commandstats"));
        int at = stats.indexOf("cmdstat_wait:calls=");
        return at < 0 ? 0 : Integer.parseInt(stats.substring(stats.indexOf('=', at) + 1, stats.indexOf(',', at)));
    }

    /** As a crash would end it: nothing is said about its peers. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        scripts.stop(new ShutdownEvent());
        replicated.stop(new ShutdownEvent());
        channel.stop(new ShutdownEvent());
        changes.stop(new ShutdownEvent());
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
