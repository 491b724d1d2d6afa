// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.memory;

import dev.qrtc.pairing.Cursor;
import dev.qrtc.pairing.Mail;
import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.ReplicaId;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.Seat;
import dev.qrtc.pairing.SignalingStore.FrameOutcome;
import dev.qrtc.pairing.SignalingStore.Join;
import dev.qrtc.pairing.SignalingStore.JoinOutcome;
import dev.qrtc.pairing.SignalingStore.RelayKind;
import dev.qrtc.pairing.SignalingStore.Report;
import dev.qrtc.pairing.SignalingStore.Standing;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The seats and mailboxes of pairings: the port {@code SignalingStore} without a network, each call at once. */
public final class MemorySignalingMoves {
    private final MemoryRedis redis;

    /** Moves on {@code redis}. */
    public MemorySignalingMoves(MemoryRedis redis) {
        this.redis = redis;
    }

    public JoinOutcome join(Join join, ReplicaId replica) {
        MemoryMove move = begin(join.pairing());
        return move == null ? new JoinOutcome.Unknown() : new MemoryJoin(move, join, replica).outcome();
    }

    /** Stores a frame in the other role's mailbox. */
    public FrameOutcome relay(Seat seat, long id, RelayKind kind, String frame) {
        MemoryPairing p = redis.load(seat.pairing());
        if (p == null) {
            return new FrameOutcome.Unknown();
        }
        MemorySeat from = p.seat(seat.role());
        if (from.epoch != seat.epoch()) {
            return new FrameOutcome.Stale();
        }
        redis.aboutToChange(p.id);
        var move = new MemoryMove(redis, p);
        boolean wasClosed = p.isClosed();
        move.applyDeadline();
        if (!wasClosed && p.isClosed()) {
            return new FrameOutcome.NotPaired();
        }
        if (id <= from.last) {
            return new FrameOutcome.Stored(from.last, true);
        }
        if (id > from.last + 1) {
            return new FrameOutcome.Gap(from.last);
        }
        return p.state.equals("paired")
                ? store(move, seat.role(), id, new Mail(Cursor.START, kind.wire(), frame))
                : new FrameOutcome.NotPaired();
    }

    private FrameOutcome store(MemoryMove move, Role role, long id, Mail frame) {
        MemorySeat from = move.p.seat(role);
        MemoryMailbox box = move.p.seat(role.other()).box;
        if (box.count() >= redis.times.frames() || box.bytes() + frame.frame().length() > redis.times.bytes()) {
            return new FrameOutcome.Full();
        }
        boolean candidate = frame.kind().equals("candidate");
        if (candidate && from.candidates + 1 > redis.times.candidates()) {
            from.last = id;
            return new FrameOutcome.TooManyCandidates(id);
        }
        from.candidates += candidate ? 1 : 0;
        from.last = id;
        move.announce(role.other(), box.add(move.tag(), frame.kind(), frame.frame()));
        return new FrameOutcome.Stored(id, false);
    }

    /** Notes what a peer says to the server. */
    public FrameOutcome report(Seat seat, long id, Report report) {
        MemoryPairing p = redis.load(seat.pairing());
        if (p == null) {
            return new FrameOutcome.Unknown();
        }
        MemorySeat from = p.seat(seat.role());
        if (from.epoch != seat.epoch()) {
            return new FrameOutcome.Stale();
        }
        MemoryMove move = begin(seat.pairing());
        if (move == null || id <= from.last) {
            return new FrameOutcome.Stored(from.last, true);
        }
        if (id > from.last + 1) {
            return new FrameOutcome.Gap(from.last);
        }
        from.last = id;
        if (report instanceof Report.Bye(boolean failed) && !p.isClosed()) {
            boolean paired = p.state.equals("paired");
            Outcome outcome = failed ? Outcome.FAILED : Outcome.COMPLETED;
            move.close(paired ? "bye" : "cancel", paired ? outcome : Outcome.CANCELLED);
        } else if (report instanceof Report.Connected && p.state.equals("paired") && !p.connected) {
            p.connected = true;
            move.schedule();
        }
        return new FrameOutcome.Stored(id, false);
    }

    /** The peer has everything up to {@code cursor}. */
    public void received(Seat seat, Cursor cursor) {
        MemoryPairing p = redis.load(seat.pairing());
        if (p != null && p.seat(seat.role()).epoch == seat.epoch()) {
            redis.aboutToChange(p.id);
            p.seat(seat.role()).box.received(cursor);
        }
    }

    public void leave(Seat seat) {
        MemoryMove move = begin(seat.pairing());
        if (move != null && move.p.seat(seat.role()).epoch == seat.epoch()) {
            move.p.seat(seat.role()).left = seat.epoch();
            empty(move, seat.role());
        }
    }

    /** Marks a role absent whose replica has died. */
    public void absent(PairingId pairing, Role role, ReplicaId dead) {
        MemoryMove move = begin(pairing);
        if (move != null && move.p.seat(role).replica.equals(dead.value())) {
            empty(move, role);
        }
    }

    private static void empty(MemoryMove move, Role role) {
        MemorySeat seat = move.p.seat(role);
        if (!seat.here) {
            return;
        }
        seat.here = false;
        seat.replica = "";
        seat.leftAt = move.now;
        tellPresence(move, role);
    }

    private static void tellPresence(MemoryMove move, Role role) {
        if (!move.p.isClosed()) {
            MemorySeat seat = move.p.seat(role);
            if (move.p.claimId != null) {
                move.append(role.other(), "peer", presence(seat));
            }
            move.schedule();
        }
    }

    static String presence(MemorySeat seat) {
        return "{\"type\":\"peer\",\"present\":" + seat.here + ",\"instance\":\"" + seat.instance + "\"}";
    }

    /** How a seat stands; one that counts as empty though {@code replica} serves it is here again. */
    public Optional<Standing> standing(Seat seat, ReplicaId replica) {
        MemoryPairing p = redis.load(seat.pairing());
        if (p == null) {
            return Optional.empty();
        }
        MemorySeat own = p.seat(seat.role());
        MemorySeat peer = p.seat(seat.role().other());
        var standing = new Standing(
                own.box.seq(),
                own.epoch,
                own.last,
                peer.here ? Optional.of(new ReplicaId(peer.replica)) : Optional.empty());
        stay(seat, replica);
        return Optional.of(standing);
    }

    /** The highest id that the store has of a role's instance. */
    public long lastId(PairingId pairing, Role role) {
        MemoryPairing p = redis.load(pairing);
        return p == null ? 0 : p.seat(role).last;
    }

    private void stay(Seat seat, ReplicaId replica) {
        MemoryPairing p = redis.load(seat.pairing());
        MemorySeat own = p == null ? new MemorySeat() : p.seat(seat.role());
        if (p == null || own.here || p.isClosed() || own.epoch != seat.epoch()) {
            return;
        }
        MemoryMove move = begin(seat.pairing());
        if (move == null || p.isClosed() || own.left == seat.epoch()) {
            return;
        }
        own.here = true;
        own.replica = replica.value();
        tellPresence(move, seat.role());
    }

    /** The frames of a mailbox after {@code cursor}; empty where that is no place that it has had. */
    public Optional<List<Mail>> read(PairingId pairing, Role role, Cursor cursor) {
        MemoryPairing p = redis.load(pairing);
        MemoryMailbox box = p == null ? new MemoryMailbox() : p.seat(role).box;
        return box.knows(cursor) ? Optional.of(box.after(cursor)) : Optional.empty();
    }

    private @Nullable MemoryMove begin(PairingId id) {
        MemoryPairing found = redis.load(id);
        if (found == null) {
            return null;
        }
        redis.aboutToChange(id);
        var move = new MemoryMove(redis, found);
        move.applyDeadline();
        return move;
    }
}
