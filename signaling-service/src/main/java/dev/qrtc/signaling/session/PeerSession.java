// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.session;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.pairing.Cursor;
import dev.qrtc.pairing.Mail;
import dev.qrtc.pairing.Pairing;
import dev.qrtc.pairing.PairingTracer;
import dev.qrtc.pairing.Seat;
import dev.qrtc.pairing.SignalingStore;
import dev.qrtc.pairing.SignalingStore.Join;
import dev.qrtc.pairing.SignalingStore.JoinOutcome;
import dev.qrtc.pairing.SignalingStore.Report;
import dev.qrtc.pairing.SignalingStore.Standing;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One peer's connection, from its join to its end. Everything happens on the connection's event loop: the socket's frames,
 * the store's answers, and what is announced to this replica.
 */
public final class PeerSession {
    private static final long JOIN_RETRY_MS = 500;
    private static final int MALFORMED_THAT_CLOSE = 3;

    private final SignalingStore store;
    private final PeerLink link;
    private final ServerFrames frames;
    private final SessionMetrics metrics;
    private final PairingTracer tracer;
    private final Join join;
    private @Nullable Seated seated;
    private boolean ended;
    private boolean saidBye;
    private int malformed;
    private long missedWhileJoining;

    /** {@code join} is what the connection came with. */
    public PeerSession(SignalingStore store, PeerLink link, ServerFrames frames, SessionMetrics metrics, Join join) {
        this(store, link, frames, metrics, PairingTracer.OFF, join);
    }

    /** The same, where what it delivers may be traced. */
    public PeerSession(
            SignalingStore store,
            PeerLink link,
            ServerFrames frames,
            SessionMetrics metrics,
            PairingTracer tracer,
            Join join) {
        this.store = store;
        this.link = link;
        this.frames = frames;
        this.metrics = metrics;
        this.tracer = tracer;
        this.join = join;
    }

    /** What a session has once it has its seat. */
    private record Seated(Seat seat, NumberedFrames outgoing, Delivery incoming) {}

    /** Takes the seat, and tries again while the store is away. */
    public void start() {
        if (!ended) {
            store.join(join)
                    .subscribe()
                    .with(
                            outcome -> link.onLoop(() -> joined(outcome)),
                            failure -> link.later(JOIN_RETRY_MS, this::start));
        }
    }

    /** A frame of the socket. Before the welcome nothing may come: a client cannot know its ids yet. */
    public void frame(ClientFrame frame) {
        Seated now = seated;
        if (ended) {
            return;
        }
        switch (frame) {
            case ClientFrame.Malformed(String detail) -> malformed(detail);
            case ClientFrame.Unknown unknown ->
                link.send(ServerFrames.error(ErrorCode.FRAME_UNKNOWN, "this type is not known here"));
            case ClientFrame.Numbered numbered when now == null -> malformed("wait for the welcome");
            case ClientFrame.Numbered numbered -> {
                saidBye |= numbered instanceof ClientFrame.Reported(long id, Report report)
                        && report instanceof Report.Bye;
                now.outgoing().take(numbered);
            }
            case ClientFrame.Received(Cursor cursor) -> received(now, cursor);
        }
    }

    /** A frame was announced for this peer. */
    public void announced(Mail mail) {
        if (seated != null) {
            seated.incoming().announced(mail);
        } else {
            // The join under way may have read the mailbox before this frame was stored.
            missedWhileJoining = Math.max(missedWhileJoining, mail.cursor().seq());
        }
    }

    /** Announcements were missed, perhaps with a failover: nothing that was announced before counts any more. */
    public void mistrust() {
        missedWhileJoining = 0;
        if (seated != null) {
            seated.incoming().mistrust();
        }
    }

    /** A newer connection has the seat of {@code epoch}. */
    public void replaced(long epoch) {
        if (seated != null && seated.seat().isBefore(epoch)) {
            link.close(ErrorCode.REPLACED);
        }
    }

    /** The seat, once it is taken. */
    public Optional<Seat> seat() {
        return Optional.ofNullable(seated).map(Seated::seat);
    }

    /** How far it has come. */
    public Reached reached() {
        Seated now = seated;
        return now == null
                ? Reached.NOTHING
                : new Reached(now.incoming().delivered().seq(), now.outgoing().acknowledged());
    }

    /**
     * How the store says that the seat and the mailbox stand, empty where the pairing is forgotten.
     *
     * @param reached how far the session was before the store was asked
     */
    public void compare(Optional<Standing> standing, Reached reached) {
        Seated now = seated;
        if (now == null || ended) {
            return;
        }
        switch (Comparison.of(now.seat(), reached, standing)) {
            case FORGOTTEN -> link.close(ErrorCode.PAIRING_UNKNOWN);
            case REPLACED -> link.close(ErrorCode.REPLACED);
            case UNDONE -> link.close(ErrorCode.DRAINING);
            case SOUND -> now.incoming().upTo(standing.map(Standing::head).orElseThrow());
        }
    }

    /** Tells the peer to come back elsewhere. */
    public void goAway(long afterMs) {
        link.send(ServerFrames.goingAway(afterMs));
    }

    /** The connection has ended; gives the seat that is to be left. */
    public Optional<Seat> end() {
        ended = true;
        return seat();
    }

    private void joined(JoinOutcome outcome) {
        switch (outcome) {
            case JoinOutcome.Unknown unknown -> link.close(ErrorCode.PAIRING_UNKNOWN);
            case JoinOutcome.Superseded superseded -> link.close(ErrorCode.NOT_ALLOWED);
            case JoinOutcome.Stale stale -> link.close(ErrorCode.REPLACED);
            // With its next attempt the client gets the seat back.
            case JoinOutcome.Repeated repeated -> link.close(ErrorCode.DRAINING);
            case JoinOutcome.Joined joined -> welcome(joined);
        }
    }

    private void welcome(JoinOutcome.Joined joined) {
        Seat seat = joined.seat();
        var outgoing = new NumberedFrames(
                store, link, metrics, seat, join.instance().value(), joined.lastId(), this::seatLost);
        var incoming = new Delivery(store, link, seat, from(joined), progress(outgoing));
        seated = new Seated(seat, outgoing, incoming);
        if (ended) {
            store.leave(seat).subscribe().with(done -> {}, failure -> {});
            return;
        }
        if (!join.cursor().equals(Cursor.START)) {
            metrics.resumed(joined.continuous());
        }
        link.welcomed();
        link.send(frames.welcome(joined));
        incoming.begin(joined.mail(), joined.head());
        incoming.upTo(missedWhileJoining);
        if (joined.pairing() instanceof Pairing.Closed) {
            link.close(ErrorCode.PAIRING_CLOSED);
        }
    }

    // After lost continuity the mailbox begins with `resync`, whatever number it has.
    private Cursor from(JoinOutcome.Joined joined) {
        return joined.continuous() ? join.cursor() : Cursor.START;
    }

    // Either a newer connection has the seat, or a failover undid that this one has taken it: the store knows.
    private void seatLost() {
        Reached before = reached();
        seat().ifPresent(seat -> store.standings(List.of(seat))
                .subscribe()
                .with(
                        standings -> link.onLoop(() -> compare(standings.getFirst(), before)),
                        failure -> link.onLoop(() -> link.close(ErrorCode.DRAINING))));
    }

    private Delivery.Progress progress(NumberedFrames outgoing) {
        return new Delivery.Progress() {
            @Override
            public void sending() {
                // An acknowledgement that is held back shares the write.
                outgoing.acknowledgeNow();
            }

            @Override
            public void sent(Mail mail) {
                PeerSession.this.sent(mail);
            }

            @Override
            public void undone() {
                link.close(ErrorCode.DRAINING);
            }
        };
    }

    private void sent(Mail mail) {
        metrics.delivered(mail.kind());
        if (mail.storedAt() != 0) {
            metrics.relayed(System.nanoTime() - mail.storedAt());
        }
        if (tracer.on() && !mail.context().isEmpty()) {
            tracer.delivered(join.pairing(), join.role(), mail);
        }
        if (mail.kind().equals("bye")) {
            if (saidBye) {
                link.closeNormally();
            } else {
                link.close(ErrorCode.PAIRING_CLOSED);
            }
        }
    }

    private void received(@Nullable Seated now, Cursor cursor) {
        if (now == null || cursor.seq() > now.incoming().delivered().seq()) {
            malformed("a cursor that was never sent");
        } else if (cursor.seq() > 0) {
            store.received(now.seat(), cursor).subscribe().with(done -> {}, failure -> {});
        }
    }

    private void malformed(String detail) {
        malformed++;
        link.send(ServerFrames.error(ErrorCode.FRAME_MALFORMED, detail));
        if (malformed >= MALFORMED_THAT_CLOSE) {
            link.close(ErrorCode.FRAME_MALFORMED);
        }
    }
}
