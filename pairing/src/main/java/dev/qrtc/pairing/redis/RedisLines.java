// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import jakarta.inject.Singleton;

/** Opens connections that belong to one user each. */
@Singleton
class RedisLines {
    private final Vertx vertx;
    private final RedisSettings settings;
    private final long patienceMs;

    /**
     * Needs {@code configured} only so that Quarkus configures a client: its pool would give a connection that hangs back
     * to whoever just gave it up.
     */
    RedisLines(Redis configured, Vertx vertx, RedisSettings settings, PairingConfig config) {
        this.vertx = vertx;
        this.settings = settings;
        this.patienceMs = config.patience().toMillis();
    }

    /** Opens one; fails where Redis does not greet in time. Called, and answered, on the user's event loop. */
    Future<RedisLine> open() {
        RedisOptions options = settings.options().setMaxWaitingHandlers(2 * Pipeline.MOST_UNDER_WAY);
        return RedisLine.open(vertx, options, patienceMs);
    }
}
