// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.peer;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qrtc.testing.SignalingClient;
import dev.qrtc.testing.SignalingClient.Opening;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What one instance says and hears, over however many connections (protocol: contract/asyncapi.yaml). */
final class Conversation implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String instance = randomInstance();
    private final Outbox outbox = new Outbox();
    private final List<SignalingClient> sockets = new ArrayList<>();

    String instance() {
        return instance;
    }

    /** The connection as it is now. */
    SignalingClient socket() {
        return sockets.getLast();
    }

    /** {@code opening} as the next attempt, which has seen what came so far. */
    Opening next(Opening opening) {
        var mail = mail();
        return opening.again(
                sockets.size() + 1,
                mail.isEmpty() ? "" : mail.getLast().path("cursor").asText());
    }

    /** Connects; gives the welcome, after it has said again what the server does not have. */
    JsonNode join(Opening opening) {
        var socket = opening.open();
        sockets.add(socket);
        var welcome = socket.next("welcome");
        outbox.after(welcome.path("lastId").asLong()).forEach(socket::send);
        return welcome;
    }

    /** The next numbered frame, to be filled in and said. */
    ObjectNode frame(String type) {
        return outbox.next(type);
    }

    /** Says a frame. A connection that has broken takes nothing; then it stays in the outbox. */
    void say(ObjectNode frame) {
        var text = outbox.put(frame);
        if (!socket().isClosed()) {
            socket().send(text);
        }
    }

    /** Waits until the server has everything. */
    void awaitAck() {
        var socket = socket();
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(15))
                .until(() -> socket.all().stream()
                        .anyMatch(frame -> frame.path("type").asText().equals("ack")
                                && frame.path("id").asLong() >= outbox.lastId()));
    }

    /** Everything that came through the mailbox, over all connections, in the order of its coming. */
    List<JsonNode> mail() {
        return sockets.stream()
                .flatMap(socket -> socket.all().stream())
                .filter(frame -> frame.has("cursor"))
                .toList();
    }

    private static String randomInstance() {
        var bytes = new byte[4];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Breaks off, as a page does that is closed. */
    @Override
    public void close() {
        sockets.forEach(SignalingClient::close);
    }
}
