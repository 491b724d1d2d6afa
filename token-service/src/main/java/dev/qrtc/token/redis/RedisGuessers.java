// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.redis;

import dev.qrtc.pairing.Principal;
import dev.qrtc.pairing.redis.ScriptConnection;
import dev.qrtc.token.usercode.Guessers;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import jakarta.inject.Singleton;

/** As the registry has it: Redis is asked for devices alone. */
@Singleton
class RedisGuessers implements Guessers {
    private final ScriptConnection redis;

    RedisGuessers(ScriptConnection redis) {
        this.redis = redis;
    }

    @Override
    public Uni<Principal> of(Principal principal) {
        return principal.isUser()
                ? Uni.createFrom().item(principal)
                : redis.send(Command.HGET, DeviceHash.key(principal), DeviceHash.REGISTERED_BY)
                        .map(user -> user == null ? principal : new Principal(user.toString()));
    }
}
