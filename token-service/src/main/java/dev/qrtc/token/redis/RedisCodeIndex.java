// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.redis;

import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.redis.ScriptConnection;
import dev.qrtc.token.usercode.CodeIndex;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Each code a key of its own, in whatever slot it falls. A claim does not delete it: the winner may ask again. */
@Singleton
class RedisCodeIndex implements CodeIndex {
    private final ScriptConnection redis;

    RedisCodeIndex(ScriptConnection redis) {
        this.redis = redis;
    }

    @Override
    public Uni<Boolean> reserve(String digest, PairingId pairing, Duration life) {
        return redis.send(Command.SET, key(digest), pairing.value(), "NX", "PX", Long.toString(life.toMillis()))
                .map(reply -> reply != null);
    }

    @Override
    public Uni<Optional<Entry>> find(List<String> digests) {
        return Uni.join()
                .all(digests.stream().map(this::find).toList())
                .andFailFast()
                .map(found -> found.stream().flatMap(Optional::stream).findFirst());
    }

    private Uni<Optional<Entry>> find(String digest) {
        return redis.send(Command.GET, key(digest))
                .map(reply -> Optional.ofNullable(reply)
                        .map(pairing -> new Entry(digest, new PairingId(pairing.toString()))));
    }

    private static String key(String digest) {
        return "qrtc:code:" + digest;
    }
}
