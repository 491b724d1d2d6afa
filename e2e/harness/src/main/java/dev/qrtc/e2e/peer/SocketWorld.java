// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.peer;

import dev.qrtc.testing.model.ModelWorld;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One pairing's world: real WebSockets, and everything on the one thread of all worlds. */
public final class SocketWorld implements ModelWorld {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ScheduledExecutorService loop;
    private final Function<String, URI> places;
    private final Map<String, String> tokens;
    private final List<String> trace = new ArrayList<>();
    private final long start = System.nanoTime();

    /**
     * A world whose peers connect where {@code places} says.
     *
     * @param loop of one thread
     * @param places where a role's next connection goes, without a query
     * @param tokens the peer token of each role
     */
    public SocketWorld(ScheduledExecutorService loop, Function<String, URI> places, Map<String, String> tokens) {
        this.loop = loop;
        this.places = places;
        this.tokens = Map.copyOf(tokens);
    }

    @Override
    public ModelSocket connect(Opening opening, Ear ear) {
        var socket = new Socket(ear);
        var unused = HTTP.newWebSocketBuilder()
                .connectTimeout(PATIENCE)
                .header("Authorization", "Bearer " + tokens.get(opening.role()))
                .subprotocols("qrtc.v1")
                .buildAsync(query(places.apply(opening.role()), opening), socket)
                .whenComplete((opened, failure) -> loop.execute(() -> socket.opened(opened)));
        return socket;
    }

    private static URI query(URI place, Opening opening) {
        return URI.create(place + "?instance=" + opening.instance() + "&attempt=" + opening.attempt() + "&cursor="
                + opening.cursor() + "&acked=" + opening.acked());
    }

    @Override
    public void later(long ms, Runnable action) {
        var unused = loop.schedule(action, ms, TimeUnit.MILLISECONDS);
    }

    @Override
    public long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    @Override
    public void trace(String line) {
        trace.add("%7.3f %s".formatted(now() / 1000.0, line));
    }

    /** What happened, a line each. */
    public List<String> lines() {
        return trace;
    }

    private final class Socket implements ModelSocket, WebSocket.Listener {
        private final Ear ear;
        private final StringBuilder text = new StringBuilder();
        private @Nullable WebSocket open;
        private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
        private boolean over;

        Socket(Ear ear) {
            this.ear = ear;
        }

        void opened(@Nullable WebSocket socket) {
            if (socket == null) {
                over(1006);
            } else if (over) {
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
            over = true;
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
                    if (!over) {
                        ear.frame(frame);
                    }
                });
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            loop.execute(() -> over(code));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            loop.execute(() -> over(1006));
        }

        private void over(int code) {
            if (!over) {
                over = true;
                ear.closed(code);
            }
        }
    }
}
