// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.qrtc.e2e.peer.Backend;
import dev.qrtc.e2e.peer.Terminal;
import dev.qrtc.e2e.stack.Answer;
import dev.qrtc.e2e.stack.Api;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** REST calls whose token must open nothing. */
class BearerRefusalsIT {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final RunningStack stack = Stacks.pair();

    private Terminal waiting(String user) {
        var terminal = new Terminal(stack, stack.gateway(), user);
        terminal.asksForACode();
        return terminal;
    }

    @TestFactory
    Stream<DynamicTest> an_access_token_that_is_almost_right_creates_nothing() {
        return new HostileTokens(stack)
                .access("user:alice", "pairing:present").entrySet().stream()
                        .map(token -> DynamicTest.dynamicTest(
                                token.getKey(),
                                () -> stack.api()
                                        .as(token.getValue())
                                        .post("/v1/pairings", Map.of())
                                        .refused(401, "unauthenticated")));
    }

    @TestFactory
    Stream<DynamicTest> a_peer_token_that_is_almost_right_opens_nothing() {
        var terminal = waiting("user:alice");
        return new HostileTokens(stack)
                .peer("user:alice", terminal.pairing()).entrySet().stream()
                        .map(token -> DynamicTest.dynamicTest(
                                token.getKey(),
                                () -> stack.api()
                                        .as(token.getValue())
                                        .post(terminal.path("/token"))
                                        .refused(401, "unauthenticated")));
    }

    @TestFactory
    Stream<DynamicTest> without_a_token_no_call_is_open() {
        var terminal = waiting("user:alice");
        var nobody = stack.api();
        return calls(terminal).entrySet().stream()
                .map(call -> DynamicTest.dynamicTest(
                        call.getKey(), () -> call.getValue().by(nobody).refused(401, "unauthenticated")));
    }

    @TestFactory
    Stream<DynamicTest> a_token_that_is_spelt_in_another_way_opens_nothing() {
        var terminal = waiting("user:alice");
        var access = Backend.of(stack).tokenFor("user:alice", "pairing:present");
        var creates = MisspeltTokens.of(access, stack.keys().access()).entrySet().stream()
                .map(token -> DynamicTest.dynamicTest(
                        "access token: " + token.getKey(),
                        () -> stack.api()
                                .as(token.getValue())
                                .post("/v1/pairings", Map.of())
                                .refused(401, "unauthenticated")));
        var renews = MisspeltTokens.of(terminal.peerToken(), stack.keys().peer()).entrySet().stream()
                .map(token -> DynamicTest.dynamicTest(
                        "peer token: " + token.getKey(),
                        () -> stack.api()
                                .as(token.getValue())
                                .post(terminal.path("/token"))
                                .refused(401, "unauthenticated")));
        return Stream.concat(creates, renews);
    }

    @TestFactory
    Stream<DynamicTest> a_scope_opens_only_its_own_calls() {
        var backend = Backend.of(stack);
        var presents = stack.api().as(backend.tokenFor("user:alice", "pairing:present"));
        var scans = stack.api().as(backend.tokenFor("user:alice", "pairing:scan"));
        return Stream.of(
                DynamicTest.dynamicTest(
                        "pairing:scan creates nothing",
                        () -> scans.post("/v1/pairings", Map.of()).refused(403, "insufficient_scope")),
                DynamicTest.dynamicTest(
                        "pairing:present claims nothing",
                        () -> presents.post("/v1/pairings/claim", Map.of("token", "x"))
                                .refused(403, "insufficient_scope")),
                DynamicTest.dynamicTest(
                        "pairing:present looks at nothing",
                        () -> presents.post("/v1/pairings/inspect", Map.of("token", "x"))
                                .refused(403, "insufficient_scope")),
                DynamicTest.dynamicTest(
                        "pairing:present renders nothing",
                        () -> presents.post("/v1/qr", Map.of("text", "x")).refused(403, "insufficient_scope")),
                DynamicTest.dynamicTest(
                        "pairing:scan decodes nothing",
                        () -> scans.post("/v1/qr/decode", "image/png", new byte[] {1})
                                .refused(403, "insufficient_scope")));
    }

    @Test
    void the_token_endpoint_gives_nothing_to_strangers_or_beyond_a_clients_rights() {
        var client = stack.local().client();
        refusedGrant(basic(client.id(), "x".repeat(43)), "scope=qr", 401, "invalid_client");
        refusedGrant(basic("nobody", client.secret()), "scope=qr", 401, "invalid_client");
        refusedGrant(stack.api(), "scope=qr", 401, "invalid_client");
        var known = basic(client.id(), client.secret());
        refusedGrant(known, "scope=admin&subject=user:alice", 400, "invalid_scope");
        refusedGrant(known, "scope=qr&subject=device:kiosk-7", 400, "invalid_request", "unauthorized_client");
        refusedGrant(known, "scope=qr&subject=user:", 400, "invalid_request", "unauthorized_client");
        refusedGrant(
                basic(stack.local().admin().id(), stack.local().admin().secret()),
                "scope=qr&subject=user:alice",
                400,
                "unauthorized_client");
    }

    private static void refusedGrant(Api api, String form, int status, String... errors) {
        var answer = api.post(
                        "/oauth2/token",
                        FORM,
                        ("grant_type=client_credentials&" + form).getBytes(StandardCharsets.UTF_8))
                .expect(status);
        assertEquals(
                true,
                List.of(errors).contains(answer.json().path("error").asText()),
                () -> form + " was answered " + answer.text());
    }

    private Api basic(String id, String secret) {
        var pair = id + ":" + secret;
        return stack.api()
                .with(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    private interface Call {
        Answer by(Api caller);
    }

    private static Map<String, Call> calls(Terminal terminal) {
        return Map.of(
                "create", api -> api.post("/v1/pairings", Map.of()),
                "inspect", api -> api.post("/v1/pairings/inspect", Map.of("token", "x")),
                "claim", api -> api.post("/v1/pairings/claim", Map.of("token", "x")),
                "renew", api -> api.post(terminal.path("/token")),
                "confirm", api -> api.post(terminal.path("/confirmation"), Map.of("accept", true)),
                "read", api -> api.get(terminal.path("")),
                "end", api -> api.delete(terminal.path("")),
                "ice servers", api -> api.get(terminal.path("/ice-servers")),
                "render", api -> api.post("/v1/qr", Map.of("text", "x")),
                "decode", api -> api.post("/v1/qr/decode", "image/png", new byte[] {1}));
    }
}
