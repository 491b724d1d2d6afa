// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.RecentLeaves;
import dev.qrtc.pairing.ReplicaId;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.Seat;
import dev.qrtc.pairing.SignalingStore.Standing;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Who is here, and at which replica: {@code leave}, {@code stay}, and the leases of replicas. */
@ApplicationScoped
class Presence {
    private static final Logger LOG = Logger.getLogger(Presence.class);
    private static final int AGAIN_AT_ONCE = 64;

    private final ScriptConnection redis;
    private final Moves moves;
    private final ReplicaChannel channel;
    private final RecentLeaves recent;

    Presence(ScriptConnection redis, Moves moves, ReplicaChannel channel) {
        this.redis = redis;
        this.moves = moves;
        this.channel = channel;
        this.recent = new RecentLeaves(redis::upInAllMs);
    }

    @PostConstruct
    void start() {
        redis.whenUp(this::leaveAgain);
    }

    Uni<Void> leave(Seat seat) {
        return Uni.createFrom().deferred(() -> {
            recent.add(seat);
            return leaveAsSaid(seat);
        });
    }

    private Uni<Void> leaveAsSaid(Seat seat) {
        return leave(seat.pairing(), seat.role(), Long.toString(seat.epoch()), "");
    }

    // It may be another Redis that answers now, and it may not have heard of the last that left: it would hold their
    // seats for taken until the session ends. A few at a time, so that others need not wait.
    private void leaveAgain() {
        Multi.createFrom()
                .iterable(recent.all())
                .onItem()
                .transformToUni(this::leaveAsSaid)
                .collectFailures()
                .merge(AGAIN_AT_ONCE)
                .subscribe()
                .with(done -> {}, failure -> LOG.debugf("not all left again: %s", failure.getMessage()));
    }

    Uni<Void> absent(PairingId pairing, Role role, ReplicaId dead) {
        return leave(pairing, role, "", dead.value());
    }

    Uni<List<ReplicaId>> dead(List<ReplicaId> replicas) {
        var asked = new ArrayList<Uni<Optional<ReplicaId>>>(replicas.size());
        for (ReplicaId replica : replicas) {
            asked.add(redis.send(Command.EXISTS, PairingKeys.alive(replica))
                    .map(lives -> lives.toInteger() == 0 ? Optional.of(replica) : Optional.empty()));
        }
        return all(asked).map(found -> found.stream().flatMap(Optional::stream).toList());
    }

    Uni<List<Optional<Standing>>> standings(List<Seat> seats) {
        var asked = new ArrayList<Uni<Optional<Standing>>>(seats.size());
        for (Seat seat : seats) {
            asked.add(standing(seat));
        }
        return all(asked);
    }

    private Uni<Optional<Standing>> standing(Seat seat) {
        String role = seat.role().wire();
        String peer = seat.role().other().wire();
        return redis.send(
                        Command.HMGET,
                        PairingKeys.hash(seat.pairing()),
                        role + ":seq",
                        role + ":epoch",
                        peer + ":here",
                        peer + ":replica",
                        role + ":here",
                        "state",
                        role + ":last")
                .map(reply -> {
                    @Nullable Response epoch = reply.get(1);
                    if (reply.get(5) == null) {
                        return Optional.empty();
                    }
                    // A role that has no epoch any more: a failover undid its only join.
                    long current = epoch == null ? 0 : epoch.toLong();
                    // Who serves a seat that counts as empty, was cut off for longer than its lease.
                    if (!is(reply.get(4), "1") && !is(reply.get(5), "closed") && current == seat.epoch()) {
                        stay(seat);
                    }
                    return Optional.of(new Standing(
                            reply.get(0) == null ? 0 : reply.get(0).toLong(),
                            current,
                            reply.get(6) == null ? 0 : reply.get(6).toLong(),
                            is(reply.get(2), "1")
                                    ? Optional.of(new ReplicaId(reply.get(3).toString()))
                                    : Optional.empty()));
                });
    }

    // Not awaited: should it get lost, the next comparison comes.
    private void stay(Seat seat) {
        moves.run(RedisScript.STAY, seat.pairing(), seat.role().wire(), seat.epoch(), channel.replica())
                .subscribe()
                .with(reply -> moves.settle(seat.pairing(), reply.get(1), reply.get(2)), failure -> {});
    }

    private Uni<Void> leave(PairingId pairing, Role role, String epoch, String replica) {
        return moves.run(RedisScript.LEAVE, pairing, role.wire(), epoch, replica)
                .invoke(reply -> moves.settle(pairing, reply.get(1), reply.get(2)))
                .replaceWithVoid();
    }

    private static boolean is(@Nullable Response value, String text) {
        return value != null && value.toString().equals(text);
    }

    private static <T> Uni<List<T>> all(List<Uni<T>> asked) {
        return asked.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Uni.join().all(asked).andFailFast();
    }
}
