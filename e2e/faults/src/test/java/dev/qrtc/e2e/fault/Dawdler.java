// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.fault;

import dev.qrtc.e2e.peer.Terminal;
import dev.qrtc.testing.SignalingClient.Opening;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client that never answers when the server closes: its connection ends when somebody cuts it. */
final class Dawdler implements AutoCloseable {
    private final CompletableFuture<Void> told = new CompletableFuture<>();
    private final WebSocket socket;

    private Dawdler(Opening opening) {
        var uri = URI.create(opening.url() + "?instance=" + opening.instance() + "&attempt=1&cursor=");
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + opening.token())
                .subprotocols("qrtc.v1")
                .buildAsync(uri, new Ear())
                .join();
    }

    /** Connects in the place of {@code terminal}. */
    static Dawdler of(Terminal terminal) {
        return new Dawdler(terminal.opening());
    }

    /** Waits for `going-away`. */
    void isToldToGo() throws Exception {
        told.get(15, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Ear implements WebSocket.Listener {
        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            if (data.toString().contains("going-away")) {
                told.complete(null);
            }
            from.request(1);
            return null;
        }

        // The answer to the close goes out when what this gives is complete.
        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            return new CompletableFuture<Void>();
        }
    }
}
