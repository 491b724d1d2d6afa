// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The client keeps its socket where we look for it: a newer client that does not is noticed here. */
class FewerWritesIT extends OnRealRedis {
    @Test
    void theSocketOfAConnectionIsFound() throws Exception {
        var vertx = Vertx.vertx();
        try {
            Redis client = Redis.createClient(vertx, new RedisOptions().setConnectionString(REDIS.url()));
            var connection =
                    client.connect().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
            assertTrue(FewerWrites.pipeline(connection).isPresent());
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }
}
