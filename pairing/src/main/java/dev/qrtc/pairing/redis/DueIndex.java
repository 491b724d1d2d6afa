// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import dev.qrtc.pairing.PairingId;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * When to look at which pairing next: sorted sets in slots of their own, scores in ms of Redis' clock. An entry may come too
 * early, never too late by more than {@link #latestMs()}: the deadline itself is a field of the pairing.
 */
@ApplicationScoped
class DueIndex {
    private static final Logger LOG = Logger.getLogger(DueIndex.class);
    private static final int BATCH = 100;
    private static final long LEASE_MS = 15_000;
    private static final int LEASES = 4;

    private final ScriptConnection redis;
    private final long latestMs;

    DueIndex(ScriptConnection redis, PairingConfig config) {
        this.redis = redis;
        this.latestMs = LEASES * config.lease().toMillis();
    }

    /**
     * A pairing is looked at this often, in ms, whatever its deadline is: a replica may have died with its peers. Four times
     * {@code qrtc.pairing.lease}.
     */
    long latestMs() {
        return latestMs;
    }

    /** Enters a pairing that is about to be created, so that none exists which nobody looks at. */
    Uni<Void> enter(PairingId id, long atMs) {
        return redis.send(Command.ZADD, PairingKeys.due(id), Long.toString(atMs), id.value())
                .replaceWithVoid();
    }

    /** Brings the next look forward. Not awaited: should it get lost, the look comes within {@link #latestMs()}. Enters
     * also a pairing whose entry a failover undid. */
    void noLaterThan(PairingId id, long dueMs) {
        if (dueMs > 0) {
            redis.send(Command.ZADD, PairingKeys.due(id), "LT", Long.toString(dueMs), id.value())
                    .subscribe()
                    .with(done -> {}, failure -> LOG.debugf("no due entry: %s", failure.getMessage()));
        }
    }

    /** Sets the next look, after one. */
    Uni<Void> next(PairingId id, long dueMs, long nowMs) {
        if (dueMs == 0) {
            return forget(id);
        }
        return enter(id, Math.min(dueMs, nowMs + latestMs));
    }

    Uni<Void> forget(PairingId id) {
        return redis.send(Command.ZREM, PairingKeys.due(id), id.value()).replaceWithVoid();
    }

    /** Takes the pairings of a shard whose time has come; who dies with them leaves them to others after 15 s. */
    Uni<List<PairingId>> take(int shard) {
        return redis.run(
                        RedisScript.SWEEP.lua(),
                        List.of(PairingKeys.due(shard)),
                        List.of(Long.toString(LEASE_MS), Integer.toString(BATCH)))
                .map(reply -> reply.stream()
                        .map(Response::toString)
                        .map(PairingId::new)
                        .toList());
    }
}
