// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A peer's WebSocket as a test drives it: it sends what the test says, correct or not, and keeps what comes. */
public final class SignalingClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final LinkedBlockingQueue<JsonNode> arrived = new LinkedBlockingQueue<>();
    private final List<JsonNode> all = new ArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;
    private String cursor = "";

    private SignalingClient(Opening opening) throws ExecutionException, InterruptedException, TimeoutException {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        if (opening.origin() != null) {
            builder.header("Origin", opening.origin());
        }
        if (opening.inHeader()) {
            builder.header("Authorization", "Bearer " + opening.token());
            builder.subprotocols("qrtc.v1");
        } else if (opening.token() == null) {
            builder.subprotocols("qrtc.v1");
        } else {
            builder.subprotocols("qrtc.v1", "peer." + opening.token());
        }
        socket = builder.buildAsync(opening.uri(), new Ear()).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** What a connection comes with; {@link #open()} opens it. */
    public record Opening(
            String url,
            @Nullable String token,
            String instance,
            long attempt,
            String cursor,
            @Nullable Long acked,
            @Nullable String origin,
            boolean inHeader) {

        /** A client that is no browser: token in the header, first connection of {@code instance}. */
        public static Opening of(String url, String token, String instance) {
            return new Opening(url, token, instance, 1, "", null, null, true);
        }

        /** A browser's page of {@code origin}: token as a subprotocol. */
        public Opening fromBrowser(@Nullable String pageOrigin) {
            return new Opening(url, token, instance, attempt, cursor, acked, pageOrigin, false);
        }

        /** Another token, or none. */
        public Opening withToken(@Nullable String other) {
            return new Opening(url, other, instance, attempt, cursor, acked, origin, inHeader && other != null);
        }

        /** A later connection that has seen frames up to {@code seen}. */
        public Opening again(long nextAttempt, String seen) {
            return new Opening(url, token, instance, nextAttempt, seen, acked, origin, inHeader);
        }

        /** At another replica. */
        public Opening at(String otherUrl) {
            return new Opening(otherUrl, token, instance, attempt, cursor, acked, origin, inHeader);
        }

        /** The highest own id that was acknowledged. */
        public Opening acked(long id) {
            return new Opening(url, token, instance, attempt, cursor, id, origin, inHeader);
        }

        URI uri() {
            return URI.create(url + "?instance=" + instance + "&attempt=" + attempt + "&cursor=" + cursor
                    + (acked == null ? "" : "&acked=" + acked));
        }

        /**
         * Opens the connection.
         *
         * @throws IllegalStateException where the upgrade is refused
         */
        public SignalingClient open() {
            try {
                return new SignalingClient(this);
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException("the upgrade was refused", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** Waits for the next frame, whatever it is. */
    public JsonNode next() {
        try {
            JsonNode frame = arrived.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (frame == null) {
                throw new AssertionError("no frame came within " + PATIENCE + "; so far: " + all());
            }
            if (frame.has("cursor")) {
                cursor = frame.get("cursor").asText();
            }
            return frame;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the next frame of {@code type}; those before it are passed over. */
    public JsonNode next(String type) {
        return next(frame -> frame.path("type").asText().equals(type));
    }

    /** Waits for the next frame that is meant; those before it are passed over. */
    public JsonNode next(Predicate<JsonNode> meant) {
        JsonNode frame = next();
        while (!meant.test(frame)) {
            frame = next();
        }
        return frame;
    }

    /** Waits for an acknowledgement of {@code id} or more. */
    public void nextAck(long id) {
        next(frame ->
                frame.path("type").asText().equals("ack") && frame.path("id").asLong() >= id);
    }

    /** Sends text as it is. */
    public SignalingClient send(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    /** The cursor of the last frame that the test has taken. */
    public String cursor() {
        return cursor;
    }

    /** Every frame so far, taken or not. */
    public List<JsonNode> all() {
        synchronized (all) {
            return List.copyOf(all);
        }
    }

    /** Waits for the close and gives its code; 1006 for a connection that broke. */
    public int closeCode() {
        try {
            return closed.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("the server did not close; so far: " + all(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether the server has closed, or the connection broke. */
    public boolean isClosed() {
        return closed.isDone();
    }

    /** Breaks the connection without a close frame, as a lost network does. */
    public void drop() {
        socket.abort();
    }

    @Override
    public void close() {
        if (!socket.isOutputClosed()) {
            socket.abort();
        }
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                JsonNode frame = parse(text.toString());
                text.setLength(0);
                synchronized (all) {
                    all.add(frame);
                }
                arrived.add(frame);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            closed.complete(1006);
        }

        private static JsonNode parse(String frame) {
            try {
                return JSON.readTree(frame);
            } catch (JsonProcessingException e) {
                throw new AssertionError("the server sent something that is no JSON: " + frame, e);
            }
        }
    }
}
