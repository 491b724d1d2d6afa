// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.redis;

import dev.qrtc.edge.secret.Sha256;
import dev.qrtc.pairing.redis.ScriptConnection;
import dev.qrtc.token.access.AssertionIds;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** One key each: {@code qrtc:jti:<SHA-256 of client and id>}, which Redis forgets by itself. */
@Singleton
class RedisAssertionIds implements AssertionIds {
    // Redis forgets by its own clock, and another replica may accept by a third.
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final ScriptConnection redis;

    RedisAssertionIds(ScriptConnection redis) {
        this.redis = redis;
    }

    @Override
    public Uni<Boolean> isFirst(String clientId, String jti, Instant until) {
        return redis.send(
                        Command.SET,
                        "qrtc:jti:" + Sha256.base64url(clientId + '\0' + jti),
                        "1",
                        "NX",
                        "PXAT",
                        Long.toString(until.plus(MARGIN).toEpochMilli()))
                .map(Objects::nonNull);
    }
}
