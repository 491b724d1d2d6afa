// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.qrtc.e2e.peer.Backend;
import dev.qrtc.e2e.peer.Device;
import dev.qrtc.e2e.peer.Terminal;
import dev.qrtc.e2e.stack.Answer;
import dev.qrtc.e2e.stack.Api;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import dev.qrtc.testing.SignalingClient.Opening;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each kind of token at each place that takes one: good tokens all, of one pairing and its principal (RFC 8725, 3.12). */
class KindMatrixIT {
    private final RunningStack stack = Stacks.pair();
    private final Terminal terminal = new Terminal(stack, stack.gateway(), "user:alice");
    private final Device device = new Device(stack, stack.gateway(), "user:alice");

    private enum Kind {
        PAIRING,
        PRESENTER,
        SCANNER,
        ACCESS
    }

    private static final Set<Kind> PEERS = EnumSet.of(Kind.PRESENTER, Kind.SCANNER);

    /** Those of REST; the last one ends the pairing. */
    private enum Place {
        CREATE,
        INSPECT,
        CLAIM,
        RENDER,
        DECODE,
        RENEW,
        CONFIRM,
        ICE_SERVERS,
        READ,
        END
    }

    // Whatever a place answers those, it is not that their token is none.
    private static boolean knows(Place place, Kind kind) {
        return switch (place) {
            case CREATE, INSPECT, CLAIM, RENDER, DECODE -> kind == Kind.ACCESS;
            case RENEW, CONFIRM, ICE_SERVERS -> PEERS.contains(kind);
            case READ, END -> kind != Kind.PAIRING;
        };
    }

    private Map<Kind, String> paired() {
        var code = terminal.asksForACode();
        device.claims(code.text());
        return new EnumMap<>(Map.of(
                Kind.PAIRING, code.token(),
                Kind.PRESENTER, terminal.peerToken(),
                Kind.SCANNER, device.peerToken(),
                Kind.ACCESS, Backend.of(stack).tokenFor("user:alice", "pairing:present", "pairing:scan", "qr")));
    }

    @TestFactory
    Stream<DynamicTest> a_call_knows_its_own_kinds_and_no_other() {
        var tokens = paired();
        return Arrays.stream(Place.values())
                .flatMap(place -> Arrays.stream(Kind.values())
                        .map(kind -> DynamicTest.dynamicTest(
                                kind + " token for " + place,
                                () -> judge(
                                        place,
                                        kind,
                                        call(place, stack.api().as(Objects.requireNonNull(tokens.get(kind))))))));
    }

    private static void judge(Place place, Kind kind, Answer answer) {
        if (!knows(place, kind)) {
            answer.refused(401, "unauthenticated");
        } else if (answer.status() == 401) {
            throw new AssertionError(kind + " token opens " + place + ", and was refused: " + answer.text());
        }
    }

    private Answer call(Place place, Api caller) {
        return switch (place) {
            case CREATE -> caller.post("/v1/pairings", Map.of());
            case INSPECT -> caller.post("/v1/pairings/inspect", Map.of("token", "x"));
            case CLAIM -> caller.post("/v1/pairings/claim", Map.of("token", "x"));
            case RENDER -> caller.at(stack.gateway().qr()).post("/v1/qr", Map.of("text", "x"));
            case DECODE -> caller.at(stack.gateway().qr()).post("/v1/qr/decode", "image/png", new byte[] {1});
            case RENEW -> caller.post(terminal.path("/token"));
            case CONFIRM -> caller.post(terminal.path("/confirmation"), Map.of("accept", true));
            case ICE_SERVERS -> caller.get(terminal.path("/ice-servers"));
            case READ -> caller.get(terminal.path(""));
            case END -> caller.delete(terminal.path(""));
        };
    }

    @TestFactory
    Stream<DynamicTest> only_a_pairing_token_is_a_code() {
        var tokens = paired();
        var claims = stack.api().as(Objects.requireNonNull(tokens.get(Kind.ACCESS)));
        return tokens.entrySet().stream()
                .map(token -> DynamicTest.dynamicTest(token.getKey() + " token for a code", () -> {
                    var answer = claims.post("/v1/pairings/claim", Map.of("token", token.getValue()));
                    if (token.getKey() == Kind.PAIRING) {
                        answer.refused(409, "already_claimed");
                    } else {
                        answer.refused(422, "token_invalid");
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> only_a_peer_token_opens_a_websocket_in_the_header_as_in_the_subprotocol() {
        var tokens = paired();
        return tokens.entrySet().stream()
                .flatMap(token -> Stream.of(true, false)
                        .map(inHeader -> DynamicTest.dynamicTest(
                                token.getKey() + " token in the " + (inHeader ? "header" : "subprotocol"),
                                () -> opens(token.getKey(), token.getValue(), inHeader))));
    }

    private void opens(Kind kind, String token, boolean inHeader) {
        var opening = (kind == Kind.SCANNER ? device : terminal).opening();
        // The later one is the newer attempt: an older one would be refused for that.
        var attempt = inHeader ? 1 : 2;
        var spelt = new Opening(opening.url(), token, opening.instance(), attempt, "", null, stack.origin(), inHeader);
        try (var socket = spelt.open()) {
            if (PEERS.contains(kind)) {
                assertEquals("welcome", socket.next().path("type").asText());
            } else {
                assertEquals(4401, socket.closeCode());
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> no_token_stands_for_a_clients_secret() {
        var form = "grant_type=client_credentials&scope=qr".getBytes(StandardCharsets.UTF_8);
        return paired().entrySet().stream()
                .map(token -> DynamicTest.dynamicTest(
                        token.getKey() + " token for an access token",
                        () -> assertEquals(
                                "invalid_client",
                                stack.api()
                                        .as(token.getValue())
                                        .post("/oauth2/token", "application/x-www-form-urlencoded", form)
                                        .expect(401)
                                        .json()
                                        .path("error")
                                        .asText())));
    }
}
