// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.peer;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qrtc.e2e.stack.Answer;
import dev.qrtc.e2e.stack.Api;
import dev.qrtc.e2e.stack.Place;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.testing.SignalingClient;
import dev.qrtc.testing.SignalingClient.Opening;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One of the two that pair: it calls, it listens, it keeps what it heard and what it still has to say. */
public abstract class Peer implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final RunningStack stack;
    private final String role;
    private final String user;
    private final String fingerprint = "sha-256 " + randomFingerprint();
    private Place place;
    private Conversation conversation = new Conversation();
    private @Nullable Membership membership;

    /** {@code user} signed in at the integrator's, or is a device's principal; {@code place} is where this peer's calls and sockets go. */
    Peer(RunningStack stack, Place place, String role, String user) {
        this.stack = stack;
        this.place = place;
        this.role = role;
        this.user = user;
    }

    /** What makes a principal a peer. */
    record Membership(String pairing, String peerToken) {}

    void becomes(JsonNode answer) {
        membership = new Membership(
                answer.path("id").asText(), answer.path("peerToken").asText());
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

    /** This principal's access token: a user's on the backend's word; a device's as the stack would sign it for the device. */
    String accessToken(String scope) {
        return user.startsWith("device:")
                ? stack.tokens().access(user, scope).sign()
                : Backend.of(stack).tokenFor(user, scope);
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

    /** How the next connection would be opened: a browser's page says its origin, another program shows its token. */
    public Opening opening() {
        var opening = Opening.of(place.signaling().toString(), peerToken(), instance());
        return conversation.next(place.origin().map(opening::fromBrowser).orElse(opening));
    }

    /** Connects, hears the welcome, and says again what the server does not have. */
    public JsonNode joins() {
        var welcome = conversation.join(opening());
        assertEquals(role, welcome.path("role").asText());
        return welcome;
    }

    /** The page is loaded anew: a new RTCPeerConnection that knows nothing of the old. */
    public JsonNode reloads() {
        conversation.close();
        conversation = new Conversation();
        return joins();
    }

    /** From now on it calls and connects there. */
    public void movesTo(Place other) {
        place = other;
    }

    /** The connection as it is now. */
    public SignalingClient socket() {
        return conversation.socket();
    }

    public String instance() {
        return conversation.instance();
    }

    /** The connection's own certificate. */
    public String fingerprint() {
        return fingerprint.substring("sha-256 ".length());
    }

    /** Sends an offer or answer with its fingerprint. */
    void describes(String type, @Nullable String proof) {
        var frame = conversation.frame("description");
        frame.putObject("description").put("type", type).put("sdp", "v=0\r\na=fingerprint:" + fingerprint + "\r\n");
        if (proof != null) {
            frame.put("proof", proof);
        }
        conversation.say(frame);
    }

    /** Sends ICE candidates. */
    public void trickles(String... candidates) {
        for (var candidate : candidates) {
            var frame = conversation.frame("candidate");
            frame.putObject("candidate").put("candidate", candidate).put("sdpMid", "0");
            conversation.say(frame);
        }
    }

    /** There are no more candidates. */
    public void endsCandidates() {
        var frame = conversation.frame("candidate");
        frame.putNull("candidate");
        conversation.say(frame);
    }

    public void reportsConnected(String transport) {
        conversation.say(
                conversation.frame("connected").put("transport", transport).put("tookMs", 312));
    }

    public void reportsFailed(String stage) {
        conversation.say(conversation.frame("failed").put("stage", stage));
    }

    public void saysBye(String reason) {
        conversation.say(conversation.frame("bye").put("reason", reason));
    }

    /** Waits until the server has everything that was said. */
    public void isAcknowledged() {
        conversation.awaitAck();
    }

    /** Waits for the next frame of {@code type}. */
    public JsonNode hears(String type) {
        return socket().next(type);
    }

    /** Waits until it is told that the other is, or is not, there. */
    public JsonNode hearsThatPeerIsPresent(boolean present) {
        return socket().next(frame -> frame.path("type").asText().equals("peer")
                && frame.path("present").asBoolean() == present);
    }

    /** Everything that came through the mailbox so far, over all connections of this instance, in the order of its coming. */
    public List<JsonNode> mail() {
        return conversation.mail();
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

    private static String randomFingerprint() {
        return String.join(
                ":",
                Stream.generate(() -> String.format("%02X", RANDOM.nextInt(256)))
                        .limit(32)
                        .toList());
    }

    @Override
    public void close() {
        conversation.close();
    }
}
