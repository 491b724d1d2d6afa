// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code qrtc_redis_script_seconds{script}}: from sending a script to its answer. */
@ApplicationScoped
class ScriptTimes {
    private final Map<LuaScript, Timer> timers = new HashMap<>();

    ScriptTimes(MeterRegistry registry, @All List<LuaScripts> features) {
        for (LuaScripts feature : features) {
            feature.all().forEach(script -> timers.put(script, timer(registry, script)));
        }
    }

    void record(LuaScript script, long nanos) {
        Timer timer = timers.get(script);
        if (timer != null) {
            timer.record(Duration.ofNanos(nanos));
        }
    }

    private static Timer timer(MeterRegistry registry, LuaScript script) {
        return Timer.builder("qrtc.redis.script")
                .description("Time from sending a script to Redis until its answer")
                .tag("script", script.label())
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(5),
                        Duration.ofMillis(25),
                        Duration.ofMillis(100),
                        Duration.ofMillis(500),
                        Duration.ofMillis(2500))
                .register(registry);
    }
}
