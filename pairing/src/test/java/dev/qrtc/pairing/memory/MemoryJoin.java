// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.memory;

import dev.qrtc.pairing.Cursor;
import dev.qrtc.pairing.Mail;
import dev.qrtc.pairing.ReplicaId;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.Seat;
import dev.qrtc.pairing.SignalingStore.Join;
import dev.qrtc.pairing.SignalingStore.JoinOutcome;
import java.util.List;
import java.util.Optional;

/** A connection takes its seat: the newest attempt of an instance that was not replaced. */
final class MemoryJoin {
    private final MemoryMove move;
    private final MemoryPairing p;
    private final Join join;
    private final ReplicaId replica;
    private final Role role;
    private final MemorySeat seat;
    private final String instance;

    MemoryJoin(MemoryMove move, Join join, ReplicaId replica) {
        this.move = move;
        this.p = move.p;
        this.join = join;
        this.replica = replica;
        this.role = join.role();
        this.seat = p.seat(join.role());
        this.instance = join.instance().value();
    }

    JoinOutcome outcome() {
        if (role == Role.SCANNER && !join.claimId().equals(p.claimId)) {
            return new JoinOutcome.Superseded();
        }
        boolean same = instance.equals(seat.instance);
        if (same && join.attempt() == seat.attempt) {
            return new JoinOutcome.Repeated();
        }
        if (seat.retired.contains(instance) || (same && join.attempt() <= seat.attempt)) {
            return new JoinOutcome.Stale();
        }
        boolean wasHere = seat.here && same;
        String before = seat.replica;
        if (!same) {
            anotherInstance();
        }
        boolean known = seat.box.knows(join.cursor());
        boolean continuous = known && join.acknowledged() <= seat.last && !(!same && comesBack());
        sitDown(before);
        if (!continuous) {
            move.dropNegotiation();
        }
        if (!p.isClosed()) {
            tell(wasHere, continuous, known);
        }
        return new JoinOutcome.Joined(
                new Seat(p.id, role, seat.epoch),
                move.picture(),
                seat.last,
                seat.box.seq(),
                p.claimId == null ? Optional.empty() : Optional.of(move.peer(role.other())),
                seat.box.after(known ? join.cursor() : Cursor.START),
                continuous);
    }

    private void anotherInstance() {
        if (seat.instance != null) {
            seat.retire(seat.instance);
            move.dropNegotiation();
        }
        seat.last = 0;
        seat.candidates = 0;
    }

    private void sitDown(String before) {
        seat.epoch = (((seat.epoch >> 16) + 1) << 16) + (move.tag() & 0xFFFF);
        seat.instance = instance;
        seat.attempt = join.attempt();
        seat.replica = replica.value();
        seat.here = true;
        seat.joined = true;
        if (!before.isEmpty() && !p.isClosed()) {
            move.redis.channels.replaced(new ReplicaId(before), p.id, role, seat.epoch);
        }
    }

    // Who has read mail in an earlier attempt has been here, also where the store does not know it any more.
    private boolean comesBack() {
        return join.attempt() > 1 && !join.cursor().equals(Cursor.START);
    }

    private void tell(boolean wasHere, boolean continuous, boolean known) {
        if (p.claimId != null && !wasHere) {
            move.append(role.other(), "peer", MemorySignalingMoves.presence(seat));
        }
        if (p.claimId != null && !continuous) {
            var unread = known ? List.<Mail>of() : seat.box.controlFrames();
            seat.box.drop(unread);
            move.append(Role.PRESENTER, "resync", "{\"type\":\"resync\"}");
            move.append(Role.SCANNER, "resync", "{\"type\":\"resync\"}");
            for (Mail mail : unread) {
                if (!mail.kind().equals("resync")) {
                    move.append(role, mail.kind(), mail.frame());
                }
            }
        }
        move.schedule();
    }
}
