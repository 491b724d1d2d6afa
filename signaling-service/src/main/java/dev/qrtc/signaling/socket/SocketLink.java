// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.socket;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.signaling.session.PeerLink;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;

/** One WebSocket as a session sees it. */
final class SocketLink implements PeerLink {
    private static final int NORMAL = 1000;

    private final WebSocketConnection connection;
    private final Vertx vertx;
    private final ContextInternal loop;
    private volatile boolean closed;
    private volatile long heardAt = System.nanoTime();

    SocketLink(WebSocketConnection connection, Vertx vertx, Context loop) {
        this.connection = connection;
        this.vertx = vertx;
        this.loop = (ContextInternal) loop;
    }

    @Override
    public void send(String frame) {
        if (!closed) {
            connection.sendText(frame).subscribe().with(sent -> {}, failure -> {});
        }
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
        vertx.setTimer(
                ms,
                timer -> onLoop(() -> {
                    if (!closed) {
                        action.run();
                    }
                }));
    }

    /** The other side gave a sign of life. */
    void heard() {
        heardAt = System.nanoTime();
    }

    /** For how long the other side has been silent, in ms. */
    long silentForMs() {
        return (System.nanoTime() - heardAt) / 1_000_000;
    }

    /** The connection has ended, whoever ended it. */
    void ended() {
        closed = true;
    }

    private void close(int code, String reason) {
        if (!closed) {
            closed = true;
            connection.close(new CloseReason(code, reason)).subscribe().with(done -> {}, failure -> {});
        }
    }
}
