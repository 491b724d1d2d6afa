// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.session;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.pairing.Seat;
import dev.qrtc.pairing.SignalingStore;
import dev.qrtc.pairing.SignalingStore.FrameOutcome;
import dev.qrtc.signaling.session.ClientFrame.Numbered;
import dev.qrtc.signaling.session.ClientFrame.Relayed;
import dev.qrtc.signaling.session.ClientFrame.Reported;
import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;

/**
 * The way of a peer's numbered frames into the store: at once and in order. While the store is away they wait here, and
 * go again; the store counts a frame once, however often it comes. Lives on the connection's event loop.
 */
final class NumberedFrames {
    /** How many frames may wait for the store; the mailbox holds no more either. */
    static final int MOST_WAITING = 512;

    private static final long FIRST_PAUSE_MS = 100;
    private static final long LONGEST_PAUSE_MS = 2_000;
    private static final long ACK_HELD_MS = 10;

    private final SignalingStore store;
    private final PeerLink link;
    private final SessionMetrics metrics;
    private final Seat seat;
    private final String instance;
    private final Runnable seatLost;
    // Most connections are idle most of the time: it begins small.
    private final ArrayDeque<Numbered> unsettled = new ArrayDeque<>(1);
    private boolean stalled;
    private long pauseMs = FIRST_PAUSE_MS;
    private long acknowledged;
    private boolean ackDue;
    private int round;

    /**
     * For one seat.
     *
     * @param lastId what the store had of this instance when the seat was taken
     * @param seatLost called when the store says that the seat is not current
     */
    NumberedFrames(
            SignalingStore store,
            PeerLink link,
            SessionMetrics metrics,
            Seat seat,
            String instance,
            long lastId,
            Runnable seatLost) {
        this.store = store;
        this.link = link;
        this.metrics = metrics;
        this.seat = seat;
        this.instance = instance;
        this.acknowledged = lastId;
        this.seatLost = seatLost;
    }

    /** The highest id that the client knows to be stored. */
    long acknowledged() {
        return acknowledged;
    }

    /** Takes the next frame of the socket. */
    void take(Numbered frame) {
        if (unsettled.size() >= MOST_WAITING) {
            link.send(ServerFrames.error(ErrorCode.TOO_MANY_FRAMES, frame.id(), LONGEST_PAUSE_MS));
            link.close(ErrorCode.TOO_MANY_FRAMES);
            return;
        }
        unsettled.add(frame);
        if (!stalled) {
            submit(frame);
        }
    }

    private void submit(Numbered frame) {
        int mine = round;
        Uni<FrameOutcome> outcome =
                switch (frame) {
                    case Relayed relayed -> store.relay(seat, relayed.id(), relayed.kind(), frameOf(relayed));
                    case Reported reported -> store.report(seat, reported.id(), reported.report());
                };
        outcome.subscribe()
                .with(
                        result -> link.onLoop(() -> settled(frame, result, mine)),
                        failure -> link.onLoop(() -> stall(mine)));
    }

    private String frameOf(Relayed relayed) {
        return "{\"type\":\"" + relayed.kind().wire() + "\",\"instance\":\"" + instance + "\"," + relayed.members()
                + "}";
    }

    private void settled(Numbered frame, FrameOutcome outcome, int submittedIn) {
        if (submittedIn != round || !unsettled.remove(frame)) {
            return;
        }
        pauseMs = FIRST_PAUSE_MS;
        switch (outcome) {
            case FrameOutcome.Stored(long lastId, boolean repeated) -> {
                if (!repeated) {
                    metrics.stored(frame);
                }
                acknowledge(lastId);
            }
            case FrameOutcome.TooManyCandidates(long lastId) -> {
                link.send(ServerFrames.error(ErrorCode.TOO_MANY_CANDIDATES, frame.id()));
                acknowledge(lastId);
            }
            // A failover undid what was acknowledged: the next join finds out and calls for a resync.
            case FrameOutcome.Gap(long lastId) when lastId < acknowledged -> link.close(ErrorCode.DRAINING);
            case FrameOutcome.Gap gap -> link.send(ServerFrames.error(ErrorCode.ID_GAP, frame.id()));
            case FrameOutcome.Full full ->
                link.send(ServerFrames.error(ErrorCode.MAILBOX_FULL, frame.id(), LONGEST_PAUSE_MS));
            case FrameOutcome.NotPaired notPaired ->
                link.send(ServerFrames.error(ErrorCode.NOT_PAIRED, frame.id(), LONGEST_PAUSE_MS));
            case FrameOutcome.Stale stale -> seatLost.run();
            case FrameOutcome.Unknown unknown -> link.close(ErrorCode.PAIRING_UNKNOWN);
        }
    }

    // Acknowledgements are cumulative, and nobody waits for them: one is held back for a moment, to be one for several
    // frames, and to share a write with what is delivered to the peer meanwhile.
    private void acknowledge(long lastId) {
        acknowledged = Math.max(acknowledged, lastId);
        if (!ackDue) {
            ackDue = true;
            link.later(ACK_HELD_MS, this::acknowledgeNow);
        }
    }

    /** Sends the acknowledgement that is held back, if there is one. */
    void acknowledgeNow() {
        if (ackDue) {
            ackDue = false;
            link.send(ServerFrames.ack(acknowledged));
            metrics.acknowledged();
        }
    }

    // What failed may have happened or not: from here on nothing more is sent until all of it has been sent again.
    private void stall(int submittedIn) {
        if (stalled || submittedIn != round) {
            return;
        }
        stalled = true;
        link.later(pauseMs, this::resume);
        pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
    }

    private void resume() {
        stalled = false;
        round++;
        for (Numbered frame : unsettled.toArray(Numbered[]::new)) {
            submit(frame);
        }
    }
}
