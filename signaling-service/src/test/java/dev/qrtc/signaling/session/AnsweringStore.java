// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.session;

import dev.qrtc.pairing.Cursor;
import dev.qrtc.pairing.Mail;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.ReplicaId;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.Seat;
import dev.qrtc.pairing.SignalingStore;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A store whose answers the test gives, when it wants, in the order in which it was asked or not. */
final class AnsweringStore implements SignalingStore {
    final List<Long> asked = new ArrayList<>();
    final List<UniEmitter<? super FrameOutcome>> frames = new ArrayList<>();
    final List<UniEmitter<? super Optional<List<Mail>>>> reads = new ArrayList<>();
    final List<Cursor> readFrom = new ArrayList<>();

    @Override
    public Uni<FrameOutcome> relay(Seat seat, long id, RelayKind kind, String frame) {
        asked.add(id);
        return Uni.createFrom().emitter(frames::add);
    }

    @Override
    public Uni<FrameOutcome> report(Seat seat, long id, Report report) {
        asked.add(id);
        return Uni.createFrom().emitter(frames::add);
    }

    @Override
    public Uni<Optional<List<Mail>>> read(PairingId pairing, Role role, Cursor cursor) {
        readFrom.add(cursor);
        return Uni.createFrom().emitter(reads::add);
    }

    @Override
    public Uni<JoinOutcome> join(Join join) {
        return Uni.createFrom().nothing();
    }

    @Override
    public Uni<Void> received(Seat seat, Cursor cursor) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> leave(Seat seat) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<List<Optional<Standing>>> standings(List<Seat> seats) {
        return Uni.createFrom().item(List.of());
    }

    @Override
    public Uni<Void> absent(PairingId pairing, Role role, ReplicaId dead) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Duration away() {
        return Duration.ZERO;
    }

    @Override
    public Uni<List<ReplicaId>> dead(List<ReplicaId> replicas) {
        return Uni.createFrom().item(List.of());
    }
}
