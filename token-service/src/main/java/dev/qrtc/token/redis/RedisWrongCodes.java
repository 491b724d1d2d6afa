// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.redis;

import dev.qrtc.pairing.Principal;
import dev.qrtc.pairing.redis.ScriptConnection;
import dev.qrtc.token.usercode.UserCodeConfig;
import dev.qrtc.token.usercode.WrongCodes;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One small hash for each principal that tries, and one counter for all; both forget by themselves. */
@Singleton
class RedisWrongCodes implements WrongCodes {
    private static final String BRAKE = "qrtc:limit:codes";

    private final ScriptConnection redis;
    private final String tries;
    private final String lockOut;
    private final String perSecond;

    RedisWrongCodes(ScriptConnection redis, UserCodeConfig config) {
        this.redis = redis;
        this.tries = Integer.toString(config.tries());
        this.lockOut = Long.toString(config.lockOut().toMillis());
        this.perSecond = Integer.toString(config.wrongPerSecond());
    }

    @Override
    public Uni<Optional<Duration>> begin(Principal who) {
        return brake(false)
                .chain(braked -> braked.isPresent()
                        ? Uni.createFrom().item(braked)
                        : run(CodeScript.CODE_TRY, key(who), tries, lockOut).map(RedisWrongCodes::wait));
    }

    @Override
    public Uni<Void> end(Principal who, boolean wrong) {
        var ended = run(CodeScript.CODE_TRIED, key(who), wrong ? "1" : "0", tries, lockOut);
        return (wrong ? ended.call(() -> brake(true)) : ended).replaceWithVoid();
    }

    private Uni<Optional<Duration>> brake(boolean count) {
        return run(CodeScript.CODE_BRAKE, BRAKE, count ? "1" : "0", perSecond).map(RedisWrongCodes::wait);
    }

    private Uni<Response> run(CodeScript script, String key, String... arguments) {
        return redis.run(script.lua(), List.of(key), List.of(arguments));
    }

    private static Optional<Duration> wait(Response ms) {
        return Optional.of(Duration.ofMillis(ms.toLong())).filter(time -> !time.isZero());
    }

    private static String key(Principal who) {
        return "qrtc:limit:code:" + who;
    }
}
