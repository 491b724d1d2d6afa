// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Stops the start with a sentence where nobody said where Redis is, before anything looks for it. */
@Startup(1)
@Singleton
class RedisConfigCheck {
    RedisConfigCheck(@ConfigProperty(name = "quarkus.redis.hosts") Optional<String> hosts) {
        if (hosts.isEmpty()) {
            throw new ConfigurationException("quarkus.redis.hosts must name Redis: redis://:<password>@<host>:6379/.");
        }
    }
}
