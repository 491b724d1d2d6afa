// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.fault;

import dev.qrtc.testing.model.ModelWorld;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One pairing's world: real WebSockets to the replicas in turn, one after the other, and everything on one thread. */
final class LiveWorld implements ModelWorld {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ScheduledExecutorService loop;
    private final List<URI> replicas;
    private final Map<String, String> tokens;
    private final Map<String, Integer> turns = new HashMap<>();
    private final List<String> trace = new ArrayList<>();
    private final long start = System.nanoTime();

    /**
     * A world in which each role tries the replicas in their order, the presenter from the first on, the scanner from the
     * second.
     *
     * @param loop of one thread
     * @param tokens the peer token of each role
     */
    LiveWorld(ScheduledExecutorService loop, List<URI> replicas, Map<String, String> tokens) {
        this.loop = loop;
        this.replicas = List.copyOf(replicas);
        this.tokens = Map.copyOf(tokens);
        turns.put("scanner", 1);
    }

    @Override
    public ModelSocket connect(Opening opening, Ear ear) {
        int turn = turns.merge(opening.role(), 1, Integer::sum) - 1;
        URI replica = replicas.get(turn % replicas.size());
        var socket = new Socket(ear);
        var unused = HTTP.newWebSocketBuilder()
                .connectTimeout(PATIENCE)
                .header("Authorization", "Bearer " + tokens.get(opening.role()))
                .subprotocols("qrtc.v1")
                .buildAsync(query(replica, opening), socket)
                .whenComplete((opened, failure) -> loop.execute(() -> socket.opened(opened)));
        return socket;
    }

    private static URI query(URI replica, Opening opening) {
        return URI.create(replica + "?instance=" + opening.instance() + "&attempt=" + opening.attempt() + "&cursor="
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
    List<String> lines() {
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
