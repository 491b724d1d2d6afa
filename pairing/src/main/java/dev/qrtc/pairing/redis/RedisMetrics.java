// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** {@code qrtc_redis_connected}, {@code qrtc_redis_reconnects_total} and {@code qrtc_redis_unanswered}. */
@Startup
@Singleton
class RedisMetrics {
    RedisMetrics(MeterRegistry registry, ScriptConnection scripts) {
        Gauge.builder("qrtc.redis.connected", scripts, redis -> redis.downForMs() == 0 ? 1 : 0)
                .description("1 while the connection for scripts is there, 0 while Redis is away")
                .register(registry);
        // Counted, not asked for: where a JVM starts the service again, the former one must not be asked.
        Counter reconnects = Counter.builder("qrtc.redis.reconnects")
                .description("How often Redis was there again after it had been away")
                .register(registry);
        scripts.whenUp(() -> {
            if (scripts.reconnects() > 0) {
                reconnects.increment();
            }
        });
        Gauge.builder("qrtc.redis.unanswered", scripts, ScriptConnection::unanswered)
                .description("Scripts and commands that wait for the connection, or for their answer")
                .register(registry);
    }
}
