// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.peer;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qrtc.e2e.stack.Answer;
import dev.qrtc.e2e.stack.Api;
import dev.qrtc.e2e.stack.Place;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.testing.SignalingClient;
import dev.qrtc.testing.SignalingClient.Opening;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One of the two that pair: it calls, it listens, it keeps what it heard and what it still has to say. */
public abstract class Peer implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final RunningStack stack;
    private final String role;
    private final String user;
    private final List<SignalingClient> sockets = new ArrayList<>();
    private final String fingerprint = "sha-256 " + randomFingerprint();
    private Place place;
    private Outbox outbox = new Outbox();
    private String instance = randomInstance();
    private long attempt;
    private @Nullable Membership membership;

    /** {@code user} signed in at the integrator's; {@code place} is where this peer's calls and sockets go. */
    Peer(RunningStack stack, Place place, String role, String user) {
        this.stack = stack;
        this.place = place;
        this.role = role;
        this.user = user;
    }

    /** What makes a principal a peer. */
    record Membership(String pairing, String peerToken) {}

    void becomes(JsonNode answer) {
        membership =
                new Membership(answer.path("id").asText(), answer.path("peerToken").asText());
    }

    private Membership membership() {
        if (membership == null) {
            throw new IllegalStateException(role + " is of no pairing yet");
        }
        return membership;
    }

    RunningStack stack() {
        return stack;
    }

    String user() {
        return user;
    }

    /** REST calls with nobody's token. */
    Api api() {
        return stack.api(place);
    }

    /** Calls of qr-service with this user's token. */
    Api qr() {
        return api().at(place.qr()).as(Backend.of(stack).tokenFor(user, "qr"));
    }

    /** The pairing's id. */
    public String pairing() {
        return membership().pairing();
    }

    /** {@code /v1/pairings/{id}} and what follows. */
    public String path(String rest) {
        return "/v1/pairings/" + pairing() + rest;
    }

    /** The peer token. */
    public String peerToken() {
        return membership().peerToken();
    }

    /** REST calls with the peer token. */
    public Api calls() {
        return api().as(peerToken());
    }

    /** How the pairing stands. */
    public JsonNode seesPairing() {
        return calls().get(path("")).expect(200).json();
    }

    /** The servers that help to find a way. */
    public Answer asksForIceServers() {
        return calls().get(path("/ice-servers"));
    }

    // ---- the WebSocket

    /** How the next connection would be opened: a browser's page says its origin, another program shows its token. */
    public Opening opening() {
        var opening = Opening.of(place.signaling().toString(), peerToken(), instance);
        var placed = place.origin().isPresent()
                ? opening.fromBrowser(place.origin().get())
                : opening;
        return placed.again(attempt + 1, lastCursor());
    }

    /** Connects, hears the welcome, and says again what the server does not have. */
    public JsonNode joins() {
        var socket = opening().open();
        attempt++;
        sockets.add(socket);
        var welcome = socket.next("welcome");
        assertEquals(role, welcome.path("role").asText());
        outbox.after(welcome.path("lastId").asLong()).forEach(socket::send);
        return welcome;
    }

    /** The page is loaded anew: a new RTCPeerConnection that knows nothing of the old. */
    public JsonNode reloads() {
        socket().drop();
        sockets.clear();
        outbox = new Outbox();
        instance = randomInstance();
        attempt = 0;
        return joins();
    }

    /** From now on it calls and connects there. */
    public void movesTo(Place other) {
        place = other;
    }

    /** The connection as it is now. */
    public SignalingClient socket() {
        return sockets.getLast();
    }

    public String instance() {
        return instance;
    }

    /** The connection's own certificate. */
    public String fingerprint() {
        return fingerprint.substring("sha-256 ".length());
    }

    /** Sends an offer or answer with its fingerprint. */
    void describes(String type, @Nullable String proof) {
        var frame = outbox.next("description");
        frame.putObject("description").put("type", type).put("sdp", "v=0\r\na=fingerprint:" + fingerprint + "\r\n");
        if (proof != null) {
            frame.put("proof", proof);
        }
        say(frame);
    }

    /** Sends ICE candidates. */
    public void trickles(String... candidates) {
        for (var candidate : candidates) {
            var frame = outbox.next("candidate");
            frame.putObject("candidate").put("candidate", candidate).put("sdpMid", "0");
            say(frame);
        }
    }

    /** There are no more candidates. */
    public void endsCandidates() {
        var frame = outbox.next("candidate");
        frame.putNull("candidate");
        say(frame);
    }

    public void reportsConnected(String transport) {
        say(outbox.next("connected").put("transport", transport).put("tookMs", 312));
    }

    public void saysBye(String reason) {
        say(outbox.next("bye").put("reason", reason));
    }

    // A connection that has broken takes nothing; what was to be said stays in the outbox.
    private void say(ObjectNode frame) {
        var text = outbox.put(frame);
        if (!socket().isClosed()) {
            socket().send(text);
        }
    }

    /** Waits until the server has everything that was said. */
    public void isAcknowledged() {
        var socket = socket();
        await().pollInterval(Duration.ofMillis(20)).atMost(Duration.ofSeconds(15)).until(() -> socket.all().stream()
                .anyMatch(frame -> frame.path("type").asText().equals("ack")
                        && frame.path("id").asLong() >= outbox.lastId()));
    }

    /** Waits for the next frame of {@code type}. */
    public JsonNode hears(String type) {
        return socket().next(type);
    }

    /** Waits until it is told that the other is, or is not, there. */
    public JsonNode hearsThatPeerIsPresent(boolean present) {
        return socket()
                .next(frame -> frame.path("type").asText().equals("peer")
                        && frame.path("present").asBoolean() == present);
    }

    /** Everything that came through the mailbox so far, over all connections of this instance, in the order of its coming. */
    public List<JsonNode> mail() {
        return sockets.stream()
                .flatMap(socket -> socket.all().stream())
                .filter(frame -> frame.has("cursor"))
                .toList();
    }

    /** The candidates among them. */
    public List<String> candidatesHeard() {
        return mail().stream()
                .filter(frame -> frame.path("type").asText().equals("candidate"))
                .map(frame -> frame.at("/candidate/candidate").asText())
                .toList();
    }

    /** Waits until exactly these candidates have come, each once and in this order. */
    public void hearsExactly(List<String> candidates) {
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertEquals(candidates, candidatesHeard()));
    }

    private String lastCursor() {
        var mail = mail();
        return mail.isEmpty() ? "" : mail.getLast().path("cursor").asText();
    }

    private static String randomInstance() {
        var bytes = new byte[4];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String randomFingerprint() {
        return String.join(
                ":",
                Stream.generate(() -> String.format("%02X", RANDOM.nextInt(256)))
                        .limit(32)
                        .toList());
    }

    @Override
    public void close() {
        sockets.forEach(SignalingClient::close);
    }
}
