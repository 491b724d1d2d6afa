// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.ReplicaId;
import dev.qrtc.pairing.Role;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * Looks at pairings when their time has come, at every replica of every service that knows pairings: so a pairing ends
 * though nobody serves it, and peers of a dead replica become absent.
 */
@ApplicationScoped
class Sweeper {
    private static final Logger LOG = Logger.getLogger(Sweeper.class);
    private static final long ROUND_MS = 1_000;

    private final Vertx vertx;
    private final ScriptConnection redis;
    private final DueIndex due;
    private final Moves moves;
    private final Presence seats;
    private final long leaseMs;
    private boolean sweeping;

    Sweeper(Vertx vertx, ScriptConnection redis, DueIndex due, Moves moves, Presence seats, PairingConfig config) {
        this.leaseMs = config.lease().toMillis();
        this.redis = redis;
        this.vertx = vertx;
        this.due = due;
        this.moves = moves;
        this.seats = seats;
    }

    void start(@Observes StartupEvent event) {
        vertx.getOrCreateContext().runOnContext(ignored -> {
            // Replicas that start together do not sweep together.
            long first = 1 + ThreadLocalRandom.current().nextLong(ROUND_MS);
            vertx.setTimer(first, timer -> vertx.setPeriodic(ROUND_MS, again -> round()));
        });
    }

    private void round() {
        if (sweeping) {
            return;
        }
        sweeping = true;
        sweep().onTermination()
                .invoke(() -> sweeping = false)
                .subscribe()
                .with(done -> {}, failure -> LOG.debugf("a sweep broke off: %s", failure.getMessage()));
    }

    /** Looks once at all whose time has come; at none less where one look fails. */
    Uni<Void> sweep() {
        var shards = new ArrayList<Uni<Void>>();
        for (int shard = 0; shard < PairingKeys.SHARDS; shard++) {
            shards.add(due.take(shard).chain(this::lookAt));
        }
        return Uni.join().all(shards).andCollectFailures().replaceWithVoid();
    }

    private Uni<Void> lookAt(List<PairingId> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join()
                        .all(ids.stream().map(this::lookAt).toList())
                        .andCollectFailures()
                        .replaceWithVoid();
    }

    private Uni<Void> lookAt(PairingId id) {
        return moves.run(RedisScript.FIND, id).chain(found -> {
            if (found.get(0).toString().equals("unknown")) {
                return due.forget(id);
            }
            moves.ended(found.get(2));
            return buryDead(id, Role.PRESENTER, found.get(4))
                    .chain(() -> buryDead(id, Role.SCANNER, found.get(5)))
                    .chain(() ->
                            due.next(id, found.get(3).toLong(), found.get(6).toLong()));
        });
    }

    private Uni<Void> buryDead(PairingId id, Role role, Response replica) {
        // After Redis was away, leases may have ended of replicas that are about to renew them.
        if (replica.toString().isEmpty() || redis.upForMs() < leaseMs) {
            return Uni.createFrom().voidItem();
        }
        var serving = new ReplicaId(replica.toString());
        return seats.dead(List.of(serving))
                .chain(dead -> dead.isEmpty() ? Uni.createFrom().voidItem() : seats.absent(id, role, serving));
    }
}
