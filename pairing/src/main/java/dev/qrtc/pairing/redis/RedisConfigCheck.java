// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.redis.client.RedisClientType;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Stops the start with a sentence where nobody said where Redis is, or how to find it, before anything looks for it. */
@Startup(1)
@Singleton
class RedisConfigCheck {
    RedisConfigCheck(
            @ConfigProperty(name = "quarkus.redis.hosts") Optional<String> hosts,
            @ConfigProperty(name = "quarkus.redis.client-type") RedisClientType type,
            @ConfigProperty(name = "quarkus.redis.master-name") Optional<String> primary) {
        if (hosts.isEmpty()) {
            throw new ConfigurationException("quarkus.redis.hosts must name Redis: redis://:<password>@<host>:6379/.");
        }
        if (type == RedisClientType.REPLICATION) {
            throw new ConfigurationException(
                    "quarkus.redis.client-type is replication, but must be standalone, cluster or sentinel.");
        }
        if (type == RedisClientType.SENTINEL && primary.isEmpty()) {
            throw new ConfigurationException(
                    "quarkus.redis.master-name must be the name by which the Sentinels of quarkus.redis.hosts know the"
                            + " primary.");
        }
    }
}
