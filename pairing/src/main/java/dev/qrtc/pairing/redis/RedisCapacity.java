// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import dev.qrtc.pairing.Capacity;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import jakarta.inject.Singleton;
import java.util.stream.IntStream;

/**
 * Counts the pairings that somebody has to look at, which are those that have not ended. One answer serves a replica for a
 * second; what it creates meanwhile it adds.
 */
@Singleton
class RedisCapacity implements Capacity {
    private static final long GOOD_FOR_NANOS = 1_000_000_000;

    private final ScriptConnection redis;
    private final int max;
    private long pairings;
    private long asked = System.nanoTime() - GOOD_FOR_NANOS;

    RedisCapacity(ScriptConnection redis, PairingConfig config) {
        this.redis = redis;
        this.max = config.max();
    }

    @Override
    public Uni<Boolean> hasRoom() {
        return Uni.createFrom()
                .deferred(() -> mustAsk()
                        ? count().invoke(this::counted).map(count -> take())
                        : Uni.createFrom().item(take()));
    }

    // Who finds it old asks; the others go by what is known until then.
    private synchronized boolean mustAsk() {
        long now = System.nanoTime();
        boolean old = now - asked >= GOOD_FOR_NANOS;
        if (old) {
            asked = now;
        }
        return old;
    }

    private synchronized void counted(long count) {
        pairings = count;
    }

    private synchronized boolean take() {
        if (pairings >= max) {
            return false;
        }
        pairings++;
        return true;
    }

    private Uni<Long> count() {
        var shards = IntStream.range(0, PairingKeys.SHARDS)
                .mapToObj(shard -> redis.send(Command.ZCARD, PairingKeys.due(shard)))
                .toList();
        return Uni.join()
                .all(shards)
                .andFailFast()
                .map(counts -> counts.stream().mapToLong(Response::toLong).sum());
    }
}
