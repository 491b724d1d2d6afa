// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.e2e.peer.Backend;
import dev.qrtc.e2e.peer.Terminal;
import dev.qrtc.e2e.stack.Place;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import dev.qrtc.testing.SignalingClient.Opening;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Pages of foreign origins get nowhere, at the gateway or straight at a replica. */
class OriginIT {
    private final RunningStack stack = Stacks.pair();

    private Stream<String> foreign() {
        return Stream.of(
                "https://evil.example.com",
                "null",
                stack.origin() + ".evil.example.com",
                stack.origin().replace("http:", "https:"),
                stack.origin() + "1",
                "http://localhost");
    }

    @TestFactory
    Stream<DynamicTest> rest_calls_of_foreign_pages_are_refused_before_anything_happens() {
        var token = Backend.of(stack).tokenFor("user:alice", "pairing:present");
        return foreign()
                .map(origin -> DynamicTest.dynamicTest(origin, () -> {
                    for (var place : List.of(stack.gateway(), stack.replicas(1))) {
                        var answer = stack.api(place)
                                .from(origin)
                                .as(token)
                                .post("/v1/pairings", Map.of())
                                .refused(403, "origin_refused");
                        assertEquals("", answer.header("Access-Control-Allow-Origin"));
                    }
                    stack.api(stack.replicas(1))
                            .at(stack.replicas(1).qr())
                            .from(origin)
                            .as(token)
                            .post("/v1/qr", Map.of("text", "x"))
                            .refused(403, "origin_refused");
                }));
    }

    @Test
    void our_own_page_may_call_and_is_told_so() {
        var answer = stack.api()
                .as(Backend.of(stack).tokenFor("user:alice", "pairing:present"))
                .post("/v1/pairings", Map.of())
                .expect(201);
        assertEquals(stack.origin(), answer.header("Access-Control-Allow-Origin"));
        assertEquals("", answer.header("Access-Control-Allow-Credentials"), "no call uses cookies");
    }

    @TestFactory
    Stream<DynamicTest> sockets_of_foreign_pages_are_refused_although_their_token_is_good() {
        var opening = opening(stack.gateway());
        return foreign()
                .map(origin -> DynamicTest.dynamicTest(origin, () -> {
                    refused(opening.fromBrowser(origin));
                    refused(opening.fromBrowser(origin)
                            .at(stack.replicas(1).signaling().toString()));
                }));
    }

    @Test
    void a_token_among_the_subprotocols_needs_an_origin() {
        refused(opening(stack.gateway()).fromBrowser(null));
        refused(opening(stack.replicas(2)).fromBrowser(null));
    }

    @Test
    void a_token_in_the_header_needs_none() {
        try (var socket = opening(stack.replicas(2)).open()) {
            assertEquals("waiting", socket.next("welcome").at("/pairing/state").asText());
        }
    }

    private Opening opening(Place place) {
        var terminal = new Terminal(stack, place, "user:alice");
        terminal.asksForACode();
        return terminal.opening();
    }

    private static void refused(Opening opening) {
        var failure = assertThrows(IllegalStateException.class, opening::open);
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof WebSocketHandshakeException)) {
            cause = cause.getCause();
        }
        assertTrue(cause instanceof WebSocketHandshakeException, () -> "not a refused upgrade: " + failure);
        assertEquals(403, ((WebSocketHandshakeException) cause).getResponse().statusCode());
    }
}
