// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.model;

import dev.qrtc.testing.model.ModelWorld;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One pairing's world: real WebSockets through the wires, everything on the one thread of all worlds. */
final class SocketWorld implements ModelWorld {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ScheduledExecutorService loop;
    private final List<FaultyWire> wires;
    private final Random random;
    private final String presenterToken;
    private final String scannerToken;
    private final List<String> trace = new ArrayList<>();
    private final long start = System.nanoTime();

    SocketWorld(
            ScheduledExecutorService loop,
            List<FaultyWire> wires,
            Random random,
            String presenterToken,
            String scannerToken) {
        this.loop = loop;
        this.wires = wires;
        this.random = random;
        this.presenterToken = presenterToken;
        this.scannerToken = scannerToken;
    }

    @Override
    public ModelSocket connect(Opening opening, Ear ear) {
        var socket = new Socket(ear);
        FaultyWire wire = wires.get(random.nextInt(wires.size()));
        URI uri = URI.create("ws://127.0.0.1:" + wire.port() + "/v1/signaling?instance=" + opening.instance()
                + "&attempt=" + opening.attempt() + "&cursor=" + opening.cursor() + "&acked=" + opening.acked());
        String token = opening.role().equals("presenter") ? presenterToken : scannerToken;
        var unused = HTTP.newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .header("Authorization", "Bearer " + token)
                .subprotocols("qrtc.v1")
                .buildAsync(uri, socket)
                .whenComplete((opened, failure) -> loop.execute(() -> socket.opened(opened)));
        return socket;
    }

    @Override
    public void later(long ms, Runnable action) {
        var unused = loop.schedule(action, ms, TimeUnit.MILLISECONDS);
    }

    @Override
    public long now() {
        return (System.nanoTime() - start) / 1_000_000;
    }

    @Override
    public void trace(String line) {
        trace.add("%7.3f %s".formatted(now() / 1000.0, line));
    }

    List<String> lines() {
        return trace;
    }

    private final class Socket implements ModelSocket, WebSocket.Listener {
        private final Ear ear;
        private final StringBuilder text = new StringBuilder();
        private @Nullable WebSocket open;
        private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
        private boolean dropped;

        Socket(Ear ear) {
            this.ear = ear;
        }

        void opened(@Nullable WebSocket socket) {
            if (socket == null) {
                ear.closed(1006);
            } else if (dropped) {
                socket.abort();
            } else {
                open = socket;
            }
        }

        @Override
        public void send(String frame) {
            WebSocket to = open;
            if (to != null) {
                sent = sent.thenCompose(before -> to.sendText(frame, true));
            }
        }

        @Override
        public void drop() {
            dropped = true;
            if (open != null) {
                open.abort();
            }
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                String frame = text.toString();
                text.setLength(0);
                loop.execute(() -> {
                    open = from;
                    if (!dropped) {
                        ear.frame(frame);
                    }
                });
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            ends(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            ends(1006);
        }

        private void ends(int code) {
            loop.execute(() -> {
                if (!dropped) {
                    dropped = true;
                    ear.closed(code);
                }
            });
        }
    }
}
