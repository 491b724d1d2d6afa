// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.model;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.signaling.session.ClientFrame;
import dev.qrtc.signaling.session.PeerLink;
import dev.qrtc.signaling.socket.ParsedFrames;
import dev.qrtc.testing.model.ModelWorld.Ear;
import dev.qrtc.testing.model.ModelWorld.ModelSocket;
import java.util.function.Consumer;

/** One WebSocket between a client and a replica: ordered both ways, until it is cut or ends. */
final class SimSocket {
    private static final long PONG_DEADLINE_MS = 45_000;

    private final Clockwork clock;
    private final Ear ear;
    private final boolean fallsSilent;
    private Consumer<ClientFrame> reader = frame -> {};
    private Runnable whenEnded = () -> {};
    private long lastUp;
    private long lastDown;
    private boolean clientGone;
    private boolean serverClosed;
    private boolean serverEnded;

    /** {@code fallsSilent}: should the client break off, the server hears nothing of it. */
    SimSocket(Clockwork clock, Ear ear, boolean fallsSilent) {
        this.clock = clock;
        this.ear = ear;
        this.fallsSilent = fallsSilent;
    }

    /** The server's side is there. */
    void accepted(Consumer<ClientFrame> frames, Runnable ended) {
        reader = frames;
        whenEnded = ended;
    }

    /** The network between the two breaks; the server hears of it late where it was to fall silent. */
    void cut() {
        if (!clientGone) {
            clientGone = true;
            clock.in(clock.between(1, 50), () -> ear.closed(1006));
        }
        endServerIn(fallsSilent ? PONG_DEADLINE_MS : clock.between(1, 50));
    }

    /** The process behind the server's side is gone. */
    void serverDied() {
        serverEnded = true;
        clock.in(clock.between(1, 200), () -> {
            if (!clientGone) {
                clientGone = true;
                ear.closed(1006);
            }
        });
    }

    boolean isOpen() {
        return !clientGone && !serverEnded;
    }

    private void endServerIn(long ms) {
        clock.in(ms, () -> {
            if (!serverEnded) {
                serverEnded = true;
                serverClosed = true;
                whenEnded.run();
            }
        });
    }

    private void toClient(Runnable action) {
        lastDown = Math.max(lastDown, clock.now() + clock.between(1, 12));
        clock.at(lastDown, () -> {
            if (!clientGone) {
                action.run();
            }
        });
    }

    final ModelSocket client = new ModelSocket() {
        @Override
        public void send(String frame) {
            if (clientGone) {
                return;
            }
            lastUp = Math.max(lastUp, clock.now() + clock.between(1, 12));
            boolean reached = !fallsSilent;
            clock.at(lastUp, () -> {
                if (!serverEnded && (reached || !clientGone)) {
                    reader.accept(ParsedFrames.of(frame));
                }
            });
        }

        @Override
        public void drop() {
            if (!clientGone) {
                clientGone = true;
                lastUp = Math.max(lastUp, clock.now() + clock.between(1, 50));
                endServerIn(fallsSilent ? PONG_DEADLINE_MS : lastUp - clock.now());
            }
        }
    };

    final PeerLink server = new PeerLink() {
        @Override
        public void send(String frame) {
            if (!serverClosed && !serverEnded) {
                toClient(() -> ear.frame(frame));
            }
        }

        @Override
        public void close(ErrorCode why) {
            close(why.closeCode().orElseThrow());
        }

        @Override
        public void closeNormally() {
            close(1000);
        }

        private void close(int code) {
            if (!serverClosed && !serverEnded) {
                serverClosed = true;
                toClient(() -> {
                    clientGone = true;
                    ear.closed(code);
                });
                endServerIn(clock.between(2, 30));
            }
        }

        @Override
        public void onLoop(Runnable action) {
            clock.in(0, () -> {
                action.run();
            });
        }

        @Override
        public void later(long ms, Runnable action) {
            clock.in(ms, () -> {
                if (!serverClosed && !serverEnded) {
                    action.run();
                }
            });
        }
    };
}
