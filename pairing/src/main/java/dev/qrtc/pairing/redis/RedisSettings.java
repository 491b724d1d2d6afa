// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import io.quarkus.redis.client.RedisOptionsCustomizer;
import io.quarkus.redis.runtime.client.config.RedisConfig;
import io.vertx.redis.client.RedisOptions;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** What {@code quarkus.redis.*} says about the default Redis, overheard while Quarkus makes its own client. */
@Singleton
class RedisSettings implements RedisOptionsCustomizer {
    private volatile @Nullable RedisOptions options;

    @Override
    public void customize(String clientName, RedisOptions asConfigured) {
        if (clientName.equals(RedisConfig.DEFAULT_CLIENT_NAME)) {
            options = asConfigured;
        }
    }

    /** A copy that the caller may change. */
    RedisOptions options() {
        RedisOptions known = options;
        if (known == null) {
            throw new IllegalStateException("quarkus.redis.hosts is not set");
        }
        return new RedisOptions(known);
    }
}
