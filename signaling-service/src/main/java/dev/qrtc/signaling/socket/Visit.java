// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.socket;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.pairing.SignalingStore.Join;
import dev.qrtc.signaling.relay.Sessions.Served;
import dev.qrtc.signaling.session.ClientFrame;
import dev.qrtc.signaling.session.ServerFrames;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.ServerWebSocket;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One WebSocket from its opening to its close; its session begins when its token has been verified. */
final class Visit {
    private static final Logger LOG = Logger.getLogger(Visit.class);
    private static final ClientFrame NOT_TEXT = new ClientFrame.Malformed("frames are text");

    // A client that does not read never sees a close frame, nor the end of the connection that waits behind it.
    private static final long CLOSING_MS = 10_000;

    private final SocketLink link;
    private final SocketGuard guard;
    private final Visits visits;
    private final long openedAt = System.nanoTime();
    private long pingedAt;
    private @Nullable Entered entered;
    private boolean over;
    private volatile boolean welcomed;

    Visit(SocketLink link, SocketGuard guard, Visits visits) {
        this.link = link;
        this.guard = guard;
        this.visits = visits;
        // Pings of connections that opened together are spread over the time between two.
        this.pingedAt = openedAt - ThreadLocalRandom.current().nextLong(visits.pingNanos());
        guard.tell(this);
    }

    /** From now on it hears its socket. */
    void listen(ServerWebSocket socket) {
        socket.textMessageHandler(this::text);
        socket.binaryMessageHandler(data -> hear(NOT_TEXT));
        socket.exceptionHandler(this::failed);
        socket.closeHandler(ended -> visits.close(this, code(socket.closeStatusCode())));
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

    private void text(String text) {
        // What had come before the connection was closed and is read only now counts for nothing: the client sends it
        // again.
        if (entered != null && !link.isClosed()) {
            hear(FrameParser.parse(text));
        }
    }

    private void hear(ClientFrame frame) {
        if (entered != null && !link.isClosed()) {
            try {
                entered.served().session().frame(frame);
            } catch (RuntimeException e) {
                faultOfOurs(e);
            }
        }
    }

    private void failed(Throwable failure) {
        if (failure instanceof IllegalStateException) {
            // So Vert.x says that a message of several frames is larger than the limit.
            breaksTheProtocol(true);
        } else if (!(failure instanceof HttpClosedException || failure instanceof IOException)) {
            faultOfOurs(failure);
        }
        // Otherwise the network broke: the close that follows says all there is to say.
    }

    private void faultOfOurs(Throwable failure) {
        LOG.error("a connection failed", failure);
        refuse(ErrorCode.INTERNAL);
    }

    private static int code(@Nullable Short closedWith) {
        return closedWith == null ? SocketLink.ABNORMAL : closedWith;
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

    /**
     * Asks the client for a sign of life when it is time to, and looks whether it is still there and has been welcomed in
     * time; called every second.
     */
    void look(long firstFrameMs, long pongDeadlineMs) {
        long now = System.nanoTime();
        if (now - pingedAt >= visits.pingNanos()) {
            pingedAt = now;
            link.onLoop(link::ping);
        }
        if (link.closedForMs() > CLOSING_MS) {
            guard.cut();
        } else if (guard.silentForMs() > pongDeadlineMs) {
            link.onLoop(this::fellSilent);
        } else if (!welcomed && (now - openedAt) / 1_000_000 > firstFrameMs) {
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
