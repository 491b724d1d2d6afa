// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import static dev.qrtc.token.Api.problem;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.qrtc.testing.RedisServer;
import dev.qrtc.testing.TestKeys;
import dev.qrtc.token.Api;
import dev.qrtc.token.TokenServiceResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looks at codes, which change nothing; and pairings that only relay. */
@QuarkusTest
@QuarkusTestResource(TokenServiceResource.class)
class InspectTest {
    private static final Map<String, Object> TYPED = Map.of("userCode", true, "allow", List.of("*"));

    @SuppressWarnings("NullAway.Init") // set by the resource
    TestKeys keys;

    @SuppressWarnings("NullAway.Init") // set by the resource
    RedisServer redis;

    private Api api = new Api(TestKeys.generate());

    @BeforeEach
    void api() {
        api = new Api(keys);
    }

    @Test
    void aLookTellsWhoShowsTheCodeAndWhetherItIsForMe() {
        var body = new HashMap<String, Object>(TYPED);
        body.put("allow", List.of("user:bob"));
        body.put("confirmation", "accept");
        body.put("metadata", Map.of("name", "Alice's phone"));
        var created = created(body);
        api.inspect("user:bob", Map.of("token", created.<String>path("token")))
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("presenter.principal", equalTo("user:alice"))
                .body("presenter.metadata.name", equalTo("Alice's phone"))
                .body("confirmation", equalTo("accept"))
                .body("via", equalTo("qr"))
                .body("allowed", equalTo(true))
                .body("iceTransportPolicy", equalTo("all"))
                .body("expiresIn", allOf(greaterThan(50), lessThanOrEqualTo(60)))
                .body("id", nullValue())
                .body("peerToken", nullValue());
        api.inspect("user:mallory", Map.of("userCode", created.<String>path("userCode")))
                .then()
                .statusCode(200)
                .body("via", equalTo("code"))
                .body("allowed", equalTo(false));
    }

    @Test
    void aLookChangesNothing() {
        var created = created(TYPED);
        var hash = "qrtc:{" + created.path("id") + "}";
        var before = String.valueOf(redis.command("HGETALL", hash));
        for (var body : List.of(
                Map.of("token", created.<String>path("token")), Map.of("userCode", created.<String>path("userCode")))) {
            api.inspect("user:bob", body).then().statusCode(200);
            api.inspect("user:mallory", body).then().statusCode(200);
        }
        assertEquals(before, String.valueOf(redis.command("HGETALL", hash)));
        api.claimTyped("user:bob", created.path("userCode")).then().statusCode(200);
        var claimed = String.valueOf(redis.command("HGETALL", hash));
        problem(api.inspect("user:carol", Map.of("token", created.<String>path("token"))), 409, "already_claimed");
        assertEquals(claimed, String.valueOf(redis.command("HGETALL", hash)), "a look is no contention");
    }

    @Test
    void aLookIsRefusedAsAClaimIs() {
        var created = created(TYPED);
        problem(api.inspect("user:bob", Map.of("token", "x")), 400, "token_malformed");
        problem(api.inspect("user:bob", Map.of("userCode", "x")), 400, "token_malformed");
        problem(api.inspect("user:bob", Map.of("token", created.<String>path("token") + "A")), 422, "token_invalid");
        api.with(created.path("peerToken"))
                .delete("/v1/pairings/" + created.path("id"))
                .then()
                .statusCode(204);
        problem(api.inspect("user:bob", Map.of("token", created.<String>path("token"))), 410, "pairing_closed");
        problem(api.inspect("user:bob", Map.of("userCode", created.<String>path("userCode"))), 410, "pairing_closed");
        problem(
                api.with(api.tokens().access("user:bob", "pairing:present").sign())
                        .body(Map.of("token", created.<String>path("token")))
                        .post("/v1/pairings/inspect"),
                403,
                "insufficient_scope");
    }

    @Test
    void whoMayOnlyRelayIsToldInEveryAnswer() {
        var body = new HashMap<String, Object>(TYPED);
        body.put("iceTransportPolicy", "relay");
        var created = created(body);
        created.then().body("iceTransportPolicy", equalTo("relay"));
        String pairing = "/v1/pairings/" + created.path("id");
        api.with(created.path("peerToken"))
                .post(pairing + "/token")
                .then()
                .statusCode(200)
                .body("iceTransportPolicy", equalTo("relay"));
        api.inspect("user:bob", Map.of("token", created.<String>path("token")))
                .then()
                .body("iceTransportPolicy", equalTo("relay"));
        var claimed = api.claimTyped("user:bob", created.path("userCode"));
        claimed.then()
                .statusCode(200)
                .body("iceTransportPolicy", equalTo("relay"))
                .body("iceServers.size()", equalTo(1))
                .body("iceServers[0].urls[0]", equalTo("turn:turn.example.com:3478"));
        for (var peerToken : List.of(created.<String>path("peerToken"), claimed.<String>path("peerToken"))) {
            api.with(peerToken).get(pairing).then().body("iceTransportPolicy", equalTo("relay"));
            api.with(peerToken)
                    .get(pairing + "/ice-servers")
                    .then()
                    .body("iceTransportPolicy", equalTo("relay"))
                    .body("iceServers.size()", equalTo(1));
        }
        created(TYPED).then().body("iceTransportPolicy", equalTo("all"));
    }

    private Response created(Map<String, Object> body) {
        var created = api.as("user:alice").body(body).post("/v1/pairings");
        created.then().statusCode(201);
        return created;
    }
}
