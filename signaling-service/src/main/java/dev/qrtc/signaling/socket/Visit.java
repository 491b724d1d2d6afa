// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.socket;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.pairing.SignalingStore.Join;
import dev.qrtc.signaling.relay.Sessions.Served;
import dev.qrtc.signaling.session.ClientFrame;
import dev.qrtc.signaling.session.ServerFrames;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One WebSocket from its opening to its close; its session begins when its token has been verified. */
final class Visit {
    private static final ClientFrame NOT_TEXT = new ClientFrame.Malformed("frames are text");

    // A client that does not read never sees a close frame, nor the end of the connection that waits behind it.
    private static final long CLOSING_MS = 10_000;

    private final SocketLink link;
    private final SocketGuard guard;
    private final Visits visits;
    private final long openedAt = System.nanoTime();
    private @Nullable Entered entered;
    private boolean over;
    private volatile boolean welcomed;

    Visit(SocketLink link, SocketGuard guard, Visits visits) {
        this.link = link;
        this.guard = guard;
        this.visits = visits;
        guard.tell(this);
    }

    /** A session that is on this replica's list. */
    record Entered(Join join, Served served) {}

    SocketLink link() {
        return link;
    }

    Optional<Entered> entered() {
        return Optional.ofNullable(entered);
    }

    SocketGuard guard() {
        return guard;
    }

    /** The token was verified, and found to be for {@code join} or for nothing. */
    void admit(Optional<Join> join) {
        link.onLoop(() -> {
            if (join.isEmpty()) {
                refuse(ErrorCode.UNAUTHENTICATED);
            } else if (!over && !link.isClosed()) {
                Served served = visits.begin(join.get(), link);
                entered = new Entered(join.get(), served);
                served.session().start();
            }
        });
    }

    void refuse(ErrorCode why) {
        link.close(why);
    }

    /** This replica stops. Who has a session hears it from there. */
    void sendElsewhere() {
        link.onLoop(() -> {
            if (entered == null) {
                refuse(ErrorCode.DRAINING);
            }
        });
    }

    void text(String text) {
        Entered now = listening();
        if (now != null) {
            now.served().session().frame(FrameParser.parse(text));
        }
    }

    /** A frame came that is not text. */
    void binary() {
        Entered now = listening();
        if (now != null) {
            now.served().session().frame(NOT_TEXT);
        }
    }

    // What had come before the connection was closed and is read only now counts for nothing: the client sends it
    // again.
    private @Nullable Entered listening() {
        return link.isClosed() ? null : entered;
    }

    /** A frame or message was too large, or no frame at all. */
    void breaksTheProtocol(boolean tooLarge) {
        if (!link.isClosed()) {
            if (tooLarge) {
                visits.hit(Limit.FRAME_BYTES);
            }
            link.close(tooLarge ? ErrorCode.FRAME_TOO_LARGE : ErrorCode.FRAME_MALFORMED);
        }
    }

    /** More came than may, by the guard; it hears nothing more. */
    void sendsTooFast(Limit limit, long retryAfterMs) {
        if (!link.isClosed()) {
            visits.hit(limit);
            link.send(ServerFrames.tooFast(retryAfterMs));
            link.close(ErrorCode.TOO_MANY_FRAMES);
        }
    }

    /** More waits to be read than may, by the guard; it cuts the connection, and the client comes back for the rest. */
    void readsTooSlowly() {
        if (!link.isClosed()) {
            visits.hit(Limit.QUEUED_BYTES);
            link.ended(SocketLink.ABNORMAL);
        }
    }

    /** Looks whether the client is still there, and has been welcomed in time; called every second, on any thread. */
    void look(long firstFrameMs, long pongDeadlineMs) {
        if (link.closedForMs() > CLOSING_MS) {
            guard.cut();
        } else if (guard.silentForMs() > pongDeadlineMs) {
            link.onLoop(this::fellSilent);
        } else if (!welcomed && (System.nanoTime() - openedAt) / 1_000_000 > firstFrameMs) {
            link.onLoop(this::welcomedByNow);
        }
    }

    // Whoever does not answer will not answer a close frame either: its peer hears now that it is gone.
    private void fellSilent() {
        if (!link.isClosed()) {
            visits.hit(Limit.PONG);
            refuse(ErrorCode.NO_PONG);
            visits.close(this, SocketLink.ABNORMAL);
            guard.cut();
        }
    }

    private void welcomedByNow() {
        welcomed = entered != null && entered.served().session().seat().isPresent();
        if (!welcomed && !link.isClosed()) {
            visits.hit(Limit.WELCOME);
            refuse(ErrorCode.UNAVAILABLE);
        }
    }

    /** The socket has closed. */
    void over(int code) {
        over = true;
        link.ended(code);
    }
}
