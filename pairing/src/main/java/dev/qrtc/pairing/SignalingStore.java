// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The seats and mailboxes of pairings, as signaling-service uses them. Calls of one process reach the store in the order in
 * which they are made. A failed {@link Uni} means that the store cannot be reached and that the call may or may not have
 * had its effect: numbered frames may be sent again, and count once.
 */
public interface SignalingStore {

    /** Takes the seat of a role, and reads what the peer has missed. */
    Uni<JoinOutcome> join(Join join);

    /** Stores a frame in the other role's mailbox and announces it. */
    Uni<FrameOutcome> relay(Seat seat, long id, RelayKind kind, String frame);

    /** Notes what a peer says to the server: {@code connected}, {@code failed}, or {@code bye}, which closes. */
    Uni<FrameOutcome> report(Seat seat, long id, Report report);

    /** The peer has everything up to {@code cursor}; its mailbox lets go of it. Without effect from an old seat. */
    Uni<Void> received(Seat seat, Cursor cursor);

    /** The connection is gone. Without effect from an old seat. */
    Uni<Void> leave(Seat seat);

    /** The frames of a mailbox after {@code cursor}; empty where that is no place that this mailbox has had. */
    Uni<Optional<List<Mail>>> read(PairingId pairing, Role role, Cursor cursor);

    /** How the mailboxes of these seats stand, in their order; empty where a pairing is forgotten. */
    Uni<List<Optional<Standing>>> standings(List<Seat> seats);

    /** Marks a role absent whose replica has died; without effect where the role is served by another by now. */
    Uni<Void> absent(PairingId pairing, Role role, ReplicaId dead);

    /** For how long the store has been away; zero while it is there. */
    Duration away();

    /** Which of these replicas hold no lease any more. */
    Uni<List<ReplicaId>> dead(List<ReplicaId> replicas);

    /**
     * What a connection comes with.
     *
     * @param claimId of the scanner's peer token; empty for the presenter
     * @param attempt rises with each connection of an instance
     * @param acknowledged highest own id that the server acknowledged to this instance; -1 where not said
     */
    record Join(
            PairingId pairing,
            Role role,
            String claimId,
            Instance instance,
            long attempt,
            Cursor cursor,
            long acknowledged) {}

    /** How a join ended. */
    sealed interface JoinOutcome {
        /**
         * The seat is taken.
         *
         * @param lastId the highest id that the store has of this instance
         * @param head number of the newest frame in the mailbox
         * @param peer the other peer as JSON; empty before the claim
         * @param mail what came after the cursor
         */
        record Joined(
                Seat seat,
                Pairing pairing,
                long lastId,
                long head,
                Optional<String> peer,
                List<Mail> mail,
                boolean continuous)
                implements JoinOutcome {}

        /** A newer connection has the seat. */
        record Stale() implements JoinOutcome {}

        /** The very attempt that has the seat: it was sent twice, or its answer was lost. The next attempt takes the seat. */
        record Repeated() implements JoinOutcome {}

        /** The token's claim is not the one that stands. */
        record Superseded() implements JoinOutcome {}

        record Unknown() implements JoinOutcome {}
    }

    /** What kinds of frames go to the other peer. */
    enum RelayKind {
        DESCRIPTION("description"),
        CANDIDATE("candidate");

        private final String wire;

        RelayKind(String wire) {
            this.wire = wire;
        }

        /** The frame's {@code type}. */
        public String wire() {
            return wire;
        }
    }

    /** What a peer says to the server. */
    sealed interface Report {
        record Connected(String transport) implements Report {}

        record Failed(String stage) implements Report {}

        /** Says goodbye: the pairing closes as {@code failed} or {@code completed}. */
        record Bye(boolean failed) implements Report {}
    }

    /** What became of a numbered frame. */
    sealed interface FrameOutcome {
        /** The store has it, and had it before where {@code repeated}. */
        record Stored(long lastId, boolean repeated) implements FrameOutcome {}

        /** Counted, but over the number of candidates that an instance may send. */
        record TooManyCandidates(long lastId) implements FrameOutcome {}

        record Gap(long lastId) implements FrameOutcome {}

        record Full() implements FrameOutcome {}

        record NotPaired() implements FrameOutcome {}

        /** The seat is lost. */
        record Stale() implements FrameOutcome {}

        record Unknown() implements FrameOutcome {}
    }

    /**
     * How a seat and its mailbox stand.
     *
     * @param head number of the newest frame
     * @param epoch of the seat that is current
     * @param lastId the highest id that the store has of the role's instance
     * @param peerReplica replica that serves the other role, if that peer is here
     */
    record Standing(long head, long epoch, long lastId, Optional<ReplicaId> peerReplica) {}
}
