// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import static dev.qrtc.token.Api.problem;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.qrtc.testing.RedisServer;
import dev.qrtc.testing.TestKeys;
import dev.qrtc.token.Api;
import dev.qrtc.token.TokenServiceResource;
import dev.qrtc.token.access.Signers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Redis goes away and comes back; and what is measured. */
@QuarkusTest
@TestProfile(OutageTest.Impatient.class)
@QuarkusTestResource(value = TokenServiceResource.class, restrictToAnnotatedClass = true)
class OutageTest {
    /** Waits less for Redis. */
    public static class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("qrtc.pairing.patience", "500ms");
        }
    }

    @SuppressWarnings("NullAway.Init") // set by the resource
    TestKeys keys;

    @SuppressWarnings("NullAway.Init") // set by the resource
    RedisServer redis;

    @SuppressWarnings("NullAway.Init") // set by the resource
    Signers signers;

    @TestHTTPResource(value = "health/ready", management = true)
    String ready = "";

    @TestHTTPResource(value = "health/live", management = true)
    String live = "";

    @TestHTTPResource(value = "metrics", management = true)
    String metrics = "";

    @AfterEach
    void redisIsThere() {
        redis.start();
    }

    @Test
    void withoutRedisCallsAreUnavailableAndEverythingComesBackByItself() {
        var api = new Api(keys);
        var created = api.create("user:alice");
        redis.stop();
        problem(api.claim("user:alice", created.token()), 503, "unavailable")
                .then()
                .header("Retry-After", "2");
        problem(api.as("user:alice").body("{}").post("/v1/pairings"), 503, "unavailable");
        given().get(live).then().statusCode(200);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().get(ready).then().statusCode(503));
        redis.start();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> api.claim("user:alice", created.token())
                        .then()
                        .statusCode(200)
                        .body("state", equalTo("paired")));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().get(ready).then().statusCode(200));
    }

    // Whether it was used before cannot be known.
    @Test
    void withoutRedisNobodyIsAuthenticatedByAnAssertion() {
        var assertion = Signers.assertion("signer", signers.signer(), TokenServiceResource.ISSUER)
                .sign();
        redis.stop();
        problem(tokenFor(assertion), 503, "unavailable").then().header("Retry-After", "2");
        redis.start();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> tokenFor(assertion).then().statusCode(200));
    }

    private static Response tokenFor(String assertion) {
        return given().formParam("grant_type", "client_credentials")
                .formParam("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                .formParam("client_assertion", assertion)
                .post("/oauth2/token");
    }

    @Test
    void claimsAndPairingsAreCountedByOutcome() {
        var api = new Api(keys);
        var created = api.create("user:alice");
        problem(api.claim("user:mallory", created.token()), 403, "not_allowed");
        given().get(metrics)
                .then()
                .statusCode(200)
                .body(containsString("qrtc_claims_total{outcome=\"not_allowed\"} 1.0"))
                .body(containsString("qrtc_claims_total{outcome=\"already_claimed\"} 0.0"))
                .body(containsString("qrtc_pairings_total{outcome=\"created\"}"));
    }
}
