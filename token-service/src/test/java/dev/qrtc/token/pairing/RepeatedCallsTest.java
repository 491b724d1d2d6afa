// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import static dev.qrtc.token.Api.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.qrtc.testing.TestKeys;
import dev.qrtc.token.Api;
import dev.qrtc.token.TokenServiceResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same call twice, and many at once. */
@QuarkusTest
@QuarkusTestResource(TokenServiceResource.class)
class RepeatedCallsTest {
    private static final int RACERS = 50;

    @SuppressWarnings("NullAway.Init") // set by the resource
    TestKeys keys;

    private Api api = new Api(TestKeys.generate());

    @BeforeEach
    void api() {
        api = new Api(keys);
    }

    @Test
    void theSameKeyCreatesOnce() {
        var key = UUID.randomUUID().toString();
        var first = create("user:alice", key, Map.of("metadata", Map.of("a", "1", "b", "2")));
        var second = create("user:alice", key, "{\"metadata\":{\"b\":\"2\",\"a\":\"1\"},\"unknown\":1}");
        second.then().statusCode(201).body("id", equalTo(first.path("id"))).body("token", notNullValue());
        api.claim("user:alice", second.path("token")).then().statusCode(200);
        create("user:alice", key, Map.of("metadata", Map.of("a", "1", "b", "2")))
                .then()
                .statusCode(201)
                .body("id", equalTo(first.path("id")))
                .body("state", equalTo("paired"))
                .body("token", nullValue())
                .body("peerToken", notNullValue());
        api.with(first.path("peerToken"))
                .delete("/v1/pairings/" + first.path("id"))
                .then()
                .statusCode(204);
        problem(create("user:alice", key, Map.of("metadata", Map.of("a", "1", "b", "2"))), 410, "pairing_closed");
    }

    @Test
    void theSameKeyWithAnotherRequestIsRefused() {
        var key = UUID.randomUUID().toString();
        create("user:alice", key, Map.of()).then().statusCode(201);
        problem(create("user:alice", key, Map.of("confirmation", "accept")), 422, "idempotency_mismatch");
    }

    @Test
    void aKeyBelongsToItsPrincipal() {
        var key = UUID.randomUUID().toString();
        String alices = create("user:alice", key, Map.of()).path("id");
        String bobs = create("user:bob", key, Map.of()).path("id");
        assertNotEquals(alices, bobs);
    }

    @Test
    void aKeyHasAShape() {
        problem(create("user:alice", "a b", Map.of()), 400, "request_malformed");
        problem(create("user:alice", "a".repeat(256), Map.of()), 400, "request_malformed");
    }

    @Test
    void aWinnerWhoseAnswerWasLostGetsItAgainAndNobodyElseDoes() {
        var created = api.create("user:alice", Map.of("allow", List.of("*")));
        var key = UUID.randomUUID().toString();
        var body = Map.of("token", created.token());
        var first = claim("user:bob", key, body);
        var second = claim("user:bob", key, body);
        second.then().statusCode(200).body("id", equalTo(created.id())).body("state", equalTo("paired"));
        api.with(second.path("peerToken"))
                .get("/v1/pairings/" + created.id())
                .then()
                .statusCode(200);
        first.then().statusCode(200);
        problem(claim("user:carol", key, body), 409, "already_claimed");
        problem(claim("user:bob", UUID.randomUUID().toString(), body), 409, "already_claimed");
    }

    @Test
    void ofFiftyClaimsAtOnceExactlyOneWins() throws InterruptedException, ExecutionException {
        for (var round = 0; round < 4; round++) {
            var code = api.create("user:alice", Map.of("allow", List.of("*"))).token();
            var calls = new ArrayList<Callable<Integer>>();
            for (var racer = 0; racer < RACERS; racer++) {
                var principal = "user:racer-" + racer;
                calls.add(() -> api.claim(principal, code).statusCode());
            }
            assertEquals(Map.of(200, 1L, 409, RACERS - 1L), atOnce(calls));
        }
    }

    @Test
    void ofManyCreationsWithOneKeyOnePairingComes() throws InterruptedException, ExecutionException {
        var key = UUID.randomUUID().toString();
        var calls = new ArrayList<Callable<String>>();
        for (var i = 0; i < 20; i++) {
            calls.add(() -> create("user:alice", key, Map.of())
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id"));
        }
        assertEquals(1, atOnce(calls).size());
    }

    private static <T> Map<T, Long> atOnce(List<Callable<T>> calls) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(calls.size())) {
            var results = new ArrayList<T>();
            for (Future<T> future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results.stream().collect(Collectors.groupingBy(result -> result, Collectors.counting()));
        }
    }

    private Response create(String principal, String key, Object body) {
        return api.as(principal).header("Idempotency-Key", key).body(body).post("/v1/pairings");
    }

    private Response claim(String principal, String key, Object body) {
        return api.as(principal).header("Idempotency-Key", key).body(body).post("/v1/pairings/claim");
    }
}
