// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.socket;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.signaling.session.PeerLink;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.impl.ContextInternal;

/** One WebSocket as a session sees it. */
final class SocketLink implements PeerLink {
    /** What a connection is said to have ended with that ended without a close code (RFC 6455, 7.1.5). */
    static final int ABNORMAL = 1006;

    private static final int NORMAL = 1000;

    private final ServerWebSocket socket;
    private final ContextInternal loop;
    private final SocketMetrics metrics;
    private final long openedAt = System.nanoTime();
    private boolean joined;
    private volatile int closedWith;
    private volatile long closedAt;

    /** {@code loop} is the context on which the socket's frames come. */
    SocketLink(ServerWebSocket socket, ContextInternal loop, SocketMetrics metrics) {
        this.socket = socket;
        this.loop = loop;
        this.metrics = metrics;
    }

    @Override
    public void send(String frame) {
        if (!isClosed()) {
            // What does not arrive is heard of with the connection's end.
            socket.writeTextMessage(frame);
        }
    }

    @Override
    public void welcomed() {
        joined(Joining.WELCOMED);
    }

    @Override
    public void close(ErrorCode why) {
        close(why.closeCode().orElse(ErrorCode.INTERNAL.closeCode().orElseThrow()), why.code());
    }

    @Override
    public void closeNormally() {
        close(NORMAL, "bye");
    }

    @Override
    public void onLoop(Runnable action) {
        // At once where this is the loop already: contexts differ from frame to frame, their loop does not.
        loop.emit(ignored -> action.run());
    }

    @Override
    public void later(long ms, Runnable action) {
        loop.owner()
                .setTimer(
                        ms,
                        timer -> onLoop(() -> {
                            if (!isClosed()) {
                                action.run();
                            }
                        }));
    }

    /** Asks for a sign of life. */
    void ping() {
        if (!isClosed()) {
            socket.writePing(Buffer.buffer());
        }
    }

    /** Whether nothing more is said or heard here. */
    boolean isClosed() {
        return closedWith != 0;
    }

    /** With which code it ended; 0 while it has not. */
    int closedWith() {
        return closedWith;
    }

    /** For how long it has been closed, in ms; 0 while it has not. */
    long closedForMs() {
        return isClosed() ? (System.nanoTime() - closedAt) / 1_000_000 : 0;
    }

    /** The connection has ended, and not by us, unless it has been closed before. */
    void ended(int code) {
        if (!isClosed()) {
            closedAt = System.nanoTime();
            closedWith = code;
        }
    }

    /** Nothing more comes of it. */
    void over() {
        joined(Joining.of(closedWith));
    }

    // Once: who was welcomed is not asked how it ended.
    private void joined(Joining outcome) {
        if (!joined) {
            joined = true;
            metrics.joined(outcome, System.nanoTime() - openedAt);
        }
    }

    private void close(int code, String reason) {
        if (!isClosed()) {
            closedAt = System.nanoTime();
            closedWith = code;
            if (!socket.isClosed()) {
                socket.close((short) code, reason);
            }
        }
    }
}
