// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.redis.client.RedisClientType;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RedisConfigCheckTest {
    private static final Optional<String> HOSTS = Optional.of("redis://redis:6379/");
    private static final Optional<String> NOTHING = Optional.empty();

    @Test
    void whatFindsRedisIsTaken() {
        assertDoesNotThrow(() -> new RedisConfigCheck(HOSTS, RedisClientType.STANDALONE, NOTHING));
        assertDoesNotThrow(() -> new RedisConfigCheck(HOSTS, RedisClientType.CLUSTER, NOTHING));
        assertDoesNotThrow(() -> new RedisConfigCheck(HOSTS, RedisClientType.SENTINEL, Optional.of("primary")));
    }

    @Test
    void whatDoesNotStopsTheStartWithASentenceThatNamesTheProperty() {
        refused("quarkus.redis.hosts", NOTHING, RedisClientType.STANDALONE);
        refused("quarkus.redis.client-type", HOSTS, RedisClientType.REPLICATION);
        refused("quarkus.redis.master-name", HOSTS, RedisClientType.SENTINEL);
    }

    private static void refused(String property, Optional<String> hosts, RedisClientType type) {
        var refusal =
                assertThrows(ConfigurationException.class, () -> new RedisConfigCheck(hosts, type, Optional.empty()));
        assertTrue(String.valueOf(refusal.getMessage()).startsWith(property), refusal.getMessage());
    }
}
