// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import static dev.qrtc.token.Api.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.testing.RedisServer;
import dev.qrtc.testing.TestKeys;
import dev.qrtc.token.Api;
import dev.qrtc.token.TokenServiceResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Codes that are typed in. */
@QuarkusTest
@QuarkusTestResource(TokenServiceResource.class)
class UserCodeTest {
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
    void whoTypesTheCodeInIsPairedAndBothReadSo() {
        var created = created(TYPED);
        created.then().body("userCode", matchesPattern("[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}"));
        String code = created.path("userCode");
        var claimed = api.claimTyped("user:bob", code.replace("-", " ").toLowerCase(Locale.ROOT));
        claimed.then().statusCode(200).body("state", equalTo("paired"));
        for (var peerToken : List.of(created.<String>path("peerToken"), claimed.<String>path("peerToken"))) {
            api.with(peerToken)
                    .get("/v1/pairings/" + created.path("id"))
                    .then()
                    .body("via", equalTo("code"))
                    .body("jti", equalTo(created.path("id") + ".1"));
        }
        problem(api.claimTyped("user:carol", code), 409, "already_claimed");
        problem(api.claim("user:carol", created.path("token")), 409, "already_claimed");
    }

    @Test
    void theQrCodeBesideItIsGoodToo() {
        var created = created(TYPED);
        var claimed = api.claim("user:bob", created.path("token"));
        claimed.then().statusCode(200);
        api.with(claimed.path("peerToken"))
                .get("/v1/pairings/" + created.path("id"))
                .then()
                .body("via", equalTo("qr"));
        problem(api.claimTyped("user:carol", created.path("userCode")), 409, "already_claimed");
    }

    @Test
    void withoutBeingAskedForThereIsNone() {
        for (var body : List.of(Map.<String, Object>of(), Map.<String, Object>of("userCode", false))) {
            created(body).then().body("userCode", nullValue());
        }
    }

    @Test
    void aRenewalGivesAnotherAndARepeatedCreationToo() {
        var key = UUID.randomUUID().toString();
        var created =
                api.as("user:alice").header("Idempotency-Key", key).body(TYPED).post("/v1/pairings");
        var renewed = api.with(created.path("peerToken")).post("/v1/pairings/" + created.path("id") + "/token");
        var again =
                api.as("user:alice").header("Idempotency-Key", key).body(TYPED).post("/v1/pairings");
        String first = created.path("userCode");
        String second = renewed.path("userCode");
        String third = again.path("userCode");
        assertEquals(created.<String>path("id"), again.path("id"));
        assertNotEquals(first, second);
        assertNotEquals(second, third);
        for (var code : List.of(first, second, third)) {
            api.inspect("user:bob", Map.of("userCode", code)).then().statusCode(200);
        }
        api.claimTyped("user:bob", second).then().statusCode(200);
    }

    @Test
    void aWinnerWhoseAnswerWasLostGetsItAgain() {
        var created = created(TYPED);
        var key = UUID.randomUUID().toString();
        var body = Map.of("userCode", created.<String>path("userCode"));
        for (var call = 0; call < 2; call++) {
            api.as("user:bob")
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post("/v1/pairings/claim")
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(created.path("id")));
        }
        problem(
                api.as("user:carol").header("Idempotency-Key", key).body(body).post("/v1/pairings/claim"),
                409,
                "already_claimed");
    }

    @Test
    void nothingInRedisIsTheCode() {
        var created = created(TYPED);
        String code = created.path("userCode");
        api.claimTyped("user:bob", code).then().statusCode(200);
        var everything = new StringBuilder();
        for (var key : (List<?>) Objects.requireNonNull(redis.command("KEYS", "*"))) {
            everything.append(key).append(' ');
            if ("hash".equals(redis.command("TYPE", key.toString()))) {
                everything.append(redis.command("HGETALL", key.toString()));
            }
        }
        assertTrue(everything.indexOf("qrtc:code:") >= 0);
        assertFalse(everything.indexOf(code) >= 0 || everything.indexOf(code.replace("-", "")) >= 0);
    }

    private Response created(Map<String, Object> body) {
        var created = api.as("user:alice").body(body).post("/v1/pairings");
        created.then().statusCode(201);
        return created;
    }
}
