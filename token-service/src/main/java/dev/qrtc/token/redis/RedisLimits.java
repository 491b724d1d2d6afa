// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.redis;

import dev.qrtc.edge.limit.By;
import dev.qrtc.edge.limit.Call;
import dev.qrtc.edge.limit.Limits;
import dev.qrtc.edge.limit.LocalLimits;
import dev.qrtc.edge.limit.Rate;
import dev.qrtc.edge.limit.Rules;
import dev.qrtc.pairing.redis.LuaScript;
import dev.qrtc.pairing.redis.LuaScripts;
import dev.qrtc.pairing.redis.ScriptConnection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Budgets that all replicas share. While Redis cannot be asked each replica counts by itself: tokens and keys are given then
 * too, and what needs Redis fails anyway.
 */
@Singleton
class RedisLimits implements Limits, LuaScripts {
    // Also where Redis has no memory left: else nobody could end a pairing just then. A budget is gone when it is whole
    // again.
    private static final LuaScript TAKE =
            LuaScript.needingNoRoom("limit", LuaScript.read(RedisLimits.class, "limit.lua"));

    private final ScriptConnection redis;
    private final Rules rules;
    private final LocalLimits local;

    RedisLimits(ScriptConnection redis, Rules rules, LocalLimits local) {
        this.redis = redis;
        this.rules = rules;
        this.local = local;
    }

    @Override
    public List<LuaScript> all() {
        return List.of(TAKE);
    }

    @Override
    public Uni<Duration> take(Call call, By by, String who) {
        var rate = rules.of(call, by);
        if (rate.isEmpty()) {
            return Uni.createFrom().item(Duration.ZERO);
        }
        if (call.isLocal() || redis.downForMs() > 0) {
            return local.take(call, by, who);
        }
        return take(key(call, by, who), rate.get()).onFailure().recoverWithUni(() -> local.take(call, by, who));
    }

    private Uni<Duration> take(String key, Rate rate) {
        return redis.run(
                        TAKE,
                        List.of(key),
                        List.of(Long.toString(rate.costMicros()), Long.toString(rate.budgetMicros())))
                .map(wait -> Duration.of(wait.toLong(), ChronoUnit.MICROS));
    }

    private static String key(Call call, By by, String who) {
        return "qrtc:limit:" + call.wire() + ':' + by.wire() + ':' + who;
    }
}
