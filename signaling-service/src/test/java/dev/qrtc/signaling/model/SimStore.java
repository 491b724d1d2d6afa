// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.model;

import dev.qrtc.pairing.Cursor;
import dev.qrtc.pairing.Mail;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.RecentLeaves;
import dev.qrtc.pairing.ReplicaId;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.Seat;
import dev.qrtc.pairing.SignalingStore;
import dev.qrtc.pairing.memory.MemoryRedis;
import dev.qrtc.pairing.memory.MemorySignalingMoves;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The store as one replica has it: in memory, behind a network. */
final class SimStore implements SignalingStore {
    private final StoreLink link;
    private final MemoryRedis redis;
    private final MemorySignalingMoves moves;
    private final ReplicaId replica;
    private final RecentLeaves recent;

    SimStore(StoreLink link, MemoryRedis redis, ReplicaId replica) {
        this.link = link;
        this.redis = redis;
        this.moves = new MemorySignalingMoves(redis);
        this.replica = replica;
        this.recent = new RecentLeaves(link::upInAllMs);
        // As Presence does it.
        link.whenUp(
                () -> recent.all().forEach(seat -> leaveAsSaid(seat).subscribe().with(done -> {}, failure -> {})));
    }

    @Override
    public Uni<JoinOutcome> join(Join join) {
        return link.call(() -> moves.join(join, replica));
    }

    @Override
    public Uni<FrameOutcome> relay(Seat seat, long id, RelayKind kind, String frame) {
        return link.call(() -> moves.relay(seat, id, kind, frame));
    }

    @Override
    public Uni<FrameOutcome> report(Seat seat, long id, Report report) {
        return link.call(() -> moves.report(seat, id, report));
    }

    @Override
    public Uni<Void> received(Seat seat, Cursor cursor) {
        return link.call(() -> {
                    moves.received(seat, cursor);
                    return true;
                })
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> leave(Seat seat) {
        return Uni.createFrom().deferred(() -> {
            recent.add(seat);
            return leaveAsSaid(seat);
        });
    }

    private Uni<Void> leaveAsSaid(Seat seat) {
        return link.call(() -> {
                    moves.leave(seat);
                    return true;
                })
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<List<Mail>>> read(PairingId pairing, Role role, Cursor cursor) {
        return link.call(() -> moves.read(pairing, role, cursor));
    }

    @Override
    public Uni<List<Optional<Standing>>> standings(List<Seat> seats) {
        return link.call(
                () -> seats.stream().map(seat -> moves.standing(seat, replica)).toList());
    }

    @Override
    public Uni<Void> absent(PairingId pairing, Role role, ReplicaId dead) {
        return link.call(() -> {
                    moves.absent(pairing, role, dead);
                    return true;
                })
                .replaceWithVoid();
    }

    @Override
    public Duration away() {
        return Duration.ofMillis(link.downForMs());
    }

    @Override
    public Uni<List<ReplicaId>> dead(List<ReplicaId> replicas) {
        return link.call(() -> replicas.stream().filter(redis::isDead).toList());
    }
}
