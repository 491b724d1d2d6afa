// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.redis;

import dev.qrtc.edge.secret.Sha256;
import dev.qrtc.pairing.redis.LuaScript;
import dev.qrtc.pairing.redis.LuaScripts;
import dev.qrtc.pairing.redis.ReplicatedScripts;
import dev.qrtc.token.access.AssertionIds;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One key each: {@code qrtc:jti:<SHA-256 of client and id>}, which Redis forgets by itself. A use is answered when a replica of
 * Redis has it, where there is one: a failover does not make an assertion good again.
 */
@Singleton
class RedisAssertionIds implements AssertionIds, LuaScripts {
    // Redis forgets by its own clock, and another replica may accept by a third.
    private static final Duration MARGIN = Duration.ofMinutes(1);
    private static final LuaScript FIRST =
            LuaScript.of("assertion-first", LuaScript.read(RedisAssertionIds.class, "assertion-first.lua"));

    private final ReplicatedScripts redis;

    RedisAssertionIds(ReplicatedScripts redis) {
        this.redis = redis;
    }

    @Override
    public List<LuaScript> all() {
        return List.of(FIRST);
    }

    @Override
    public Uni<Boolean> isFirst(String clientId, String jti, Instant until) {
        return redis.run(
                        FIRST,
                        List.of("qrtc:jti:" + Sha256.base64url(clientId + '\0' + jti)),
                        List.of(Long.toString(until.plus(MARGIN).toEpochMilli())))
                .map(first -> first.toInteger() == 1);
    }
}
