// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import static dev.qrtc.token.Api.problem;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qrtc.testing.RedisServer;
import dev.qrtc.testing.TestKeys;
import dev.qrtc.token.Api;
import dev.qrtc.token.TokenServiceResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Codes of four seconds, signed with ES256 and with the presenter's name: what configuration can make of them. */
@QuarkusTest
@TestProfile(ExpiryTest.ShortLived.class)
@QuarkusTestResource(
        value = TokenServiceResource.class,
        initArgs = @ResourceArg(name = "ec", value = "true"),
        restrictToAnnotatedClass = true)
class ExpiryTest {
    /** Another configuration than that of the other tests. */
    public static class ShortLived implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "qrtc.pairing.token", "4s", "qrtc.pairing.waiting", "8s", "qrtc.pairing-token.subject", "true");
        }
    }

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
    void aCodeExpiresByRedisClockAndTheNextOneIsGood() {
        var created = api.create("user:alice", Map.of("allow", List.of("user:bob")));
        var end = redisTime().plusMillis(4100);
        await().atMost(Duration.ofSeconds(30)).until(() -> redisTime().isAfter(end));
        problem(api.claim("user:bob", created.token()), 410, "token_expired");
        String fresh = api.with(created.peerToken())
                .post("/v1/pairings/" + created.id() + "/token")
                .then()
                .statusCode(200)
                .body("expiresIn", lessThanOrEqualTo(4))
                .extract()
                .path("token");
        api.claim("user:bob", fresh).then().statusCode(200);
    }

    @Test
    void aTypedCodeExpiresWithItsTokenAndIsKnownForAWhileAsOneThatHasExpired() {
        var created = api.as("user:alice")
                .body(Map.of("userCode", true, "allow", List.of("user:bob")))
                .post("/v1/pairings");
        String code = created.path("userCode");
        var end = redisTime().plusMillis(4100);
        await().atMost(Duration.ofSeconds(30)).until(() -> redisTime().isAfter(end));
        problem(api.claimTyped("user:bob", code), 410, "token_expired");
        problem(api.inspect("user:bob", Map.of("userCode", code)), 410, "token_expired");
        assertEquals(0L, redis.command("EXISTS", "qrtc:limit:code:user:bob"), "who is late is no guesser");
        for (var key : (List<?>) Objects.requireNonNull(redis.command("KEYS", "qrtc:code:*"))) {
            var left = (Long) Objects.requireNonNull(redis.command("PTTL", key.toString()));
            assertTrue(left > 0 && left <= 120_000, "two minutes after its token nobody knows it: " + left);
        }
    }

    @Test
    void aPairingThatNobodyClaimsEnds() {
        var created = api.create("user:alice");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> api.with(created.peerToken())
                        .get("/v1/pairings/" + created.id())
                        .then()
                        .body("state", equalTo("closed"))
                        .body("outcome", equalTo("expired")));
        problem(api.claim("user:alice", created.token()), 410, "pairing_closed");
    }

    @Test
    void theCodeIsSignedByThePinnedKeyAndNamesThePresenter() throws IOException {
        var token = api.create("user:alice").token();
        var header = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[0]));
        var claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
        assertEquals("{\"alg\":\"ES256\",\"kid\":\"pairing-ec-1\",\"typ\":\"pair+jwt\"}", header.toString());
        assertEquals("user:alice", claims.get("sub").textValue());
        RestAssured.given().get("/.well-known/jwks.json").then().body("keys.kid", hasItems("pairing-ec-1"));
    }

    private Instant redisTime() {
        var time = redis.command("TIME");
        assertNotNull(time);
        assertTrue(time instanceof List<?>);
        var parts = (List<?>) time;
        return Instant.ofEpochSecond(Long.parseLong(String.valueOf(parts.get(0))))
                .plusNanos(1000 * Long.parseLong(String.valueOf(parts.get(1))));
    }
}
