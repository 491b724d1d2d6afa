// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.redis;

import dev.qrtc.pairing.Principal;
import dev.qrtc.pairing.redis.ScriptConnection;
import dev.qrtc.token.policy.Owners;
import dev.qrtc.token.policy.Ownership;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import jakarta.inject.Singleton;

/** Ownership as the registry has it: users own themselves, and Redis is asked for devices alone. */
@Singleton
class RedisOwners implements Owners {
    private final ScriptConnection redis;

    RedisOwners(ScriptConnection redis) {
        this.redis = redis;
    }

    @Override
    public Uni<Ownership> of(Principal principal) {
        return principal.isUser()
                ? Uni.createFrom().item(new Ownership.Person(principal))
                : redis.send(Command.HMGET, DeviceHash.readOwnership(principal)).map(DeviceHash::ownership);
    }
}
