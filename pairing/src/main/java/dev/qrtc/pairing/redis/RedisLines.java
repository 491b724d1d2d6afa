// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import io.quarkus.arc.All;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Opens connections that belong to one user each. */
@Singleton
class RedisLines {
    private final Vertx vertx;
    private final RedisSettings settings;
    private final long patienceMs;
    private final List<LuaScript> scripts;

    /**
     * Needs {@code configured} only so that Quarkus configures a client: its pool would give a connection that hangs back
     * to whoever just gave it up.
     */
    RedisLines(
            Redis configured,
            Vertx vertx,
            RedisSettings settings,
            PairingConfig config,
            @All List<LuaScripts> features) {
        this.vertx = vertx;
        this.settings = settings;
        this.patienceMs = config.patience().toMillis();
        this.scripts =
                features.stream().flatMap(feature -> feature.all().stream()).toList();
    }

    /**
     * Opens one: to the one Redis, to any node of a cluster, to the primary that Sentinels name. Fails where Redis does not
     * greet in time. Called, and answered, on the user's event loop.
     */
    Future<RedisLine> open() {
        RedisOptions options = settings.options();
        return switch (options.getType()) {
            case CLUSTER -> open(any(options));
            case SENTINEL -> new Sentinels(vertx, options, patienceMs, this::open).open();
            case STANDALONE, REPLICATION -> open(options);
        };
    }

    /** Opens one for scripts, which leads to all nodes of a cluster; as {@link #open()} does. */
    Future<? extends ScriptLine> openForScripts() {
        RedisOptions options = settings.options();
        return options.getType() == RedisClientType.CLUSTER
                ? ClusterLine.open(vertx, this::open, any(options))
                : open();
    }

    private Future<RedisLine> open(String url) {
        return open(settings.options().setType(RedisClientType.STANDALONE).setEndpoints(List.of(url)));
    }

    private Future<RedisLine> open(RedisOptions options) {
        return RedisLine.open(vertx, options.setMaxWaitingHandlers(2 * Pipeline.MOST_UNDER_WAY), patienceMs, scripts);
    }

    // Whoever fails tries again soon, and then perhaps with another.
    private static String any(RedisOptions options) {
        List<String> urls = options.getEndpoints();
        return urls.get(ThreadLocalRandom.current().nextInt(urls.size()));
    }
}
