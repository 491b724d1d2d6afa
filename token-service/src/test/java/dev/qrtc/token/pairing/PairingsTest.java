// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import static dev.qrtc.token.Api.problem;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qrtc.testing.TestKeys;
import dev.qrtc.token.Api;
import dev.qrtc.token.TokenServiceResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call of a pairing, and every answer it has. */
@QuarkusTest
@QuarkusTestResource(TokenServiceResource.class)
class PairingsTest {
    private static final String UNKNOWN = "AAAAAAAAAAAAAAAAAAAAAA";

    @SuppressWarnings("NullAway.Init") // set by the resource
    TestKeys keys;

    private Api api = new Api(TestKeys.generate());

    @BeforeEach
    void api() {
        api = new Api(keys);
    }

    @Test
    void twoPeersPair() throws IOException {
        var created = api.as("user:alice")
                .body(Map.of("allow", List.of("device:kiosk-7"), "metadata", Map.of("name", "Alice's phone")))
                .post("/v1/pairings");
        String id = created.path("id");
        created.then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .header("Location", equalTo(TokenServiceResource.ISSUER + "/v1/pairings/" + id))
                .body("state", equalTo("waiting"))
                .body("expiresIn", allOf(greaterThan(50), lessThanOrEqualTo(60)))
                .body("signalingUrl", equalTo("wss://pair.example.com/v1/signaling"));

        var code = claims(created.path("token"));
        assertEquals(id + ".1", code.get("jti").textValue());
        assertNull(code.get("sub"));
        assertEquals("pairing", code.get("aud").textValue());

        var claimed = api.as("device:kiosk-7")
                .body(Map.of("token", created.<String>path("token"), "metadata", Map.of("name", "Kiosk 7")))
                .post("/v1/pairings/claim");
        claimed.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("id", equalTo(id))
                .body("state", equalTo("paired"))
                .body("presenter.principal", equalTo("user:alice"))
                .body("presenter.metadata.name", equalTo("Alice's phone"))
                .body("iceServers[1].username", containsString(":" + id + ".scanner"));

        var presenter = claims(created.path("peerToken"));
        var scanner = claims(claimed.path("peerToken"));
        assertEquals("presenter", presenter.get("role").textValue());
        assertNull(presenter.get("cid"));
        assertEquals("scanner", scanner.get("role").textValue());
        assertEquals("device:kiosk-7", scanner.get("sub").textValue());
        assertEquals(22, scanner.get("cid").textValue().length());

        for (var token : List.of(created.<String>path("peerToken"), claimed.<String>path("peerToken"))) {
            api.with(token)
                    .get("/v1/pairings/" + id)
                    .then()
                    .statusCode(200)
                    .header("ETag", startsWith("W/\""))
                    .body("state", equalTo("paired"))
                    .body("presenter.principal", equalTo("user:alice"))
                    .body("scanner.metadata.name", equalTo("Kiosk 7"))
                    .body("via", equalTo("qr"))
                    .body("jti", equalTo(id + ".1"));
        }
    }

    @Test
    void theSameUserMayClaimAndAForeignOneMayNotAndTheCodeStaysGood() {
        var created = api.create("user:alice");
        problem(api.claim("user:mallory", created.token()), 403, "not_allowed");
        problem(api.claim("device:kiosk-7", created.token()), 403, "not_allowed");
        api.claim("user:alice", created.token()).then().statusCode(200);
    }

    @Test
    void aDeviceOwnsNothingUntilSomebodySaysSo() {
        var created = api.create("device:kiosk-7");
        problem(api.claim("device:kiosk-7", created.token()), 403, "not_allowed");
    }

    @Test
    void allowReplacesTheOwnersAndAStarMeansAnyone() {
        var named = api.create("user:alice", Map.of("allow", List.of("user:bob")));
        problem(api.claim("user:alice", named.token()), 403, "not_allowed");
        api.claim("user:bob", named.token()).then().statusCode(200);
        var open = api.create("user:alice", Map.of("allow", List.of("*")));
        api.claim("device:anything", open.token()).then().statusCode(200);
    }

    @Test
    void theSecondClaimLoses() {
        var created = api.create("user:alice", Map.of("allow", List.of("*")));
        api.claim("user:bob", created.token()).then().statusCode(200);
        problem(api.claim("user:carol", created.token()), 409, "already_claimed");
        problem(api.claim("user:bob", created.token()), 409, "already_claimed");
    }

    @Test
    void aCodeOfAClosedOrUnknownPairingIsTold() {
        var created = api.create("user:alice");
        api.with(created.peerToken())
                .delete("/v1/pairings/" + created.id())
                .then()
                .statusCode(204);
        problem(api.claim("user:alice", created.token()), 410, "pairing_closed")
                .then()
                .body("detail", containsString("cancelled"));
        problem(api.claim("user:alice", api.tokens().pairing(UNKNOWN, 1).sign()), 404, "code_unknown");
        var waiting = api.create("user:alice");
        problem(api.claim("user:alice", api.tokens().pairing(waiting.id(), 99).sign()), 410, "token_expired");
    }

    @Test
    void aClaimThatTheTokenSaysIsTooLateStillCountsWhereRedisSaysItIsNot() {
        var created = api.create("user:alice");
        var stale = api.tokens()
                .pairing(created.id(), 1)
                .claim("exp", Instant.now().minusSeconds(3600).getEpochSecond())
                .sign();
        api.claim("user:alice", stale).then().statusCode(200);
    }

    @Test
    void aPresenterThatAskedConfirmsOrRejects() {
        var accepted = api.create("user:alice", Map.of("confirmation", "accept"));
        var path = "/v1/pairings/" + accepted.id();
        problem(
                api.with(accepted.peerToken()).body(Map.of("accept", true)).post(path + "/confirmation"),
                409,
                "wrong_state");
        var claim = api.claim("user:alice", accepted.token());
        claim.then().statusCode(200).body("state", equalTo("claimed")).body("iceServers", nullValue());
        String scanner = claim.path("peerToken");
        problem(api.with(scanner).get(path + "/ice-servers"), 409, "wrong_state");
        problem(api.with(scanner).body(Map.of("accept", true)).post(path + "/confirmation"), 403, "not_allowed");
        problem(api.with(accepted.peerToken()).body(Map.of()).post(path + "/confirmation"), 400, "request_malformed");
        api.with(accepted.peerToken())
                .body(Map.of("accept", true))
                .post(path + "/confirmation")
                .then()
                .statusCode(200)
                .body("state", equalTo("paired"));
        problem(
                api.with(accepted.peerToken()).body(Map.of("accept", false)).post(path + "/confirmation"),
                409,
                "wrong_state");

        var rejected = api.create("user:alice", Map.of("confirmation", "accept"));
        api.claim("user:alice", rejected.token()).then().statusCode(200);
        api.with(rejected.peerToken())
                .body(Map.of("accept", false))
                .post("/v1/pairings/" + rejected.id() + "/confirmation")
                .then()
                .statusCode(200)
                .body("state", equalTo("closed"))
                .body("outcome", equalTo("rejected"));
    }

    @Test
    void aCodeIsRenewedWhileItWaits() throws IOException {
        var created = api.create("user:alice");
        var path = "/v1/pairings/" + created.id() + "/token";
        var renewed = api.with(created.peerToken()).post(path);
        renewed.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("peerToken", nullValue())
                .body("expiresIn", greaterThan(50));
        assertNotEquals(created.token(), renewed.path("token"));
        assertEquals(
                created.id() + ".2", claims(renewed.path("token")).get("jti").textValue());

        var scanner = api.claimed("user:alice", created.token());
        problem(api.with(created.peerToken()).post(path), 409, "wrong_state");
        problem(api.with(scanner).post(path), 403, "not_allowed");
        api.with(scanner).delete("/v1/pairings/" + created.id()).then().statusCode(204);
        problem(api.with(created.peerToken()).post(path), 410, "pairing_closed");
    }

    @Test
    void iceServersAreForAPairWithCredentialsOfEachRole() {
        var created = api.create("user:alice");
        var path = "/v1/pairings/" + created.id() + "/ice-servers";
        problem(api.with(created.peerToken()).get(path), 409, "wrong_state");
        var scanner = api.claimed("user:alice", created.token());
        api.with(created.peerToken())
                .get(path)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("iceServers[0].urls[0]", equalTo("stun:stun.example.com:3478"))
                .body("iceServers[0].username", nullValue())
                .body("iceServers[1].urls.size()", equalTo(2))
                .body("iceServers[1].username", containsString(":" + created.id() + ".presenter"))
                .body("expiresIn", equalTo(600));
        api.with(scanner).get(path).then().body("iceServers[1].username", containsString(".scanner"));
        problem(api.as("user:alice").get(path), 401, "unauthenticated");
        api.with(scanner).delete("/v1/pairings/" + created.id()).then().statusCode(204);
        problem(api.with(scanner).get(path), 410, "pairing_closed");
    }

    @Test
    void eitherPeerCancelsAndAnAdministratorRevokes() {
        var mine = api.create("user:alice");
        api.as("user:alice").delete("/v1/pairings/" + mine.id()).then().statusCode(204);
        api.as("user:alice").get("/v1/pairings/" + mine.id()).then().body("outcome", equalTo("cancelled"));
        api.as("user:alice").delete("/v1/pairings/" + mine.id()).then().statusCode(204);

        var other = api.create("user:alice");
        var admin = api.tokens().access("client:ops", "admin").sign();
        problem(api.as("user:mallory").delete("/v1/pairings/" + other.id()), 404, "pairing_unknown");
        api.with(admin).delete("/v1/pairings/" + other.id()).then().statusCode(204);
        api.with(other.peerToken())
                .get("/v1/pairings/" + other.id())
                .then()
                .body("state", equalTo("closed"))
                .body("outcome", equalTo("revoked"));
        problem(api.with(admin).delete("/v1/pairings/" + UNKNOWN), 404, "pairing_unknown");
    }

    @Test
    void unknownAndNotYoursLookTheSame() {
        var alices = api.create("user:alice");
        var bobs = api.create("user:bob");
        var path = "/v1/pairings/" + alices.id();
        var foreign = problem(api.as("user:bob").get(path), 404, "pairing_unknown");
        var unknown = problem(api.as("user:bob").get("/v1/pairings/" + UNKNOWN), 404, "pairing_unknown");
        assertEquals(unknown.asString(), foreign.asString());
        problem(api.as("user:bob").get("/v1/pairings/nonsense"), 404, "pairing_unknown");
        problem(api.with(bobs.peerToken()).get(path), 404, "pairing_unknown");
        problem(api.with(bobs.peerToken()).delete(path), 404, "pairing_unknown");
        problem(api.with(bobs.peerToken()).post(path + "/token"), 404, "pairing_unknown");
        problem(api.with(bobs.peerToken()).get(path + "/ice-servers"), 404, "pairing_unknown");
        problem(
                api.with(bobs.peerToken()).body(Map.of("accept", true)).post(path + "/confirmation"),
                404,
                "pairing_unknown");
        problem(api.with(api.tokens().access("client:ops", "admin").sign()).get(path), 404, "pairing_unknown");
    }

    @Test
    void aScannerWhoseClaimDidNotWinSeesNothing() {
        var created = api.create("user:alice");
        api.claimed("user:alice", created.token());
        var undone = api.tokens()
                .peer("user:alice", created.id(), "scanner", UNKNOWN)
                .sign();
        problem(api.with(undone).get("/v1/pairings/" + created.id()), 404, "pairing_unknown");
    }

    @Test
    void eachCallNeedsItsScope() {
        var scan = api.tokens().access("user:alice", "pairing:scan").sign();
        var present = api.tokens().access("user:alice", "pairing:present").sign();
        problem(api.with(scan).body(Map.of()).post("/v1/pairings"), 403, "insufficient_scope");
        problem(api.with(present).body(Map.of("token", "x")).post("/v1/pairings/claim"), 403, "insufficient_scope");
        problem(
                RestAssured.given().contentType("application/json").body("{}").post("/v1/pairings"),
                401,
                "unauthenticated");
        var nobody = api.tokens().access("client:ops", "pairing:present").sign();
        problem(api.with(nobody).body(Map.of()).post("/v1/pairings"), 403, "not_allowed");
    }

    static Stream<Arguments> badCreations() {
        var many = new HashMap<String, String>();
        for (var i = 0; i < 17; i++) {
            many.put("name" + i, "canary");
        }
        return Stream.of(
                Arguments.of("allow", Map.of("allow", List.of())),
                Arguments.of("allow", Map.of("allow", List.of("canary"))),
                Arguments.of("allow", Map.of("allow", List.of("user:"))),
                Arguments.of("allow", Map.of("allow", List.of("user:*"))),
                Arguments.of("allow", Map.of("allow", Collections.nCopies(65, "user:canary"))),
                Arguments.of("allow", Map.of("allow", Arrays.asList("user:canary", null))),
                Arguments.of("allow", Map.of("allow", "canary")),
                Arguments.of("confirmation", Map.of("confirmation", "canary")),
                Arguments.of("confirmation", Map.of("confirmation", true)),
                Arguments.of("iceTransportPolicy", Map.of("iceTransportPolicy", "canary")),
                Arguments.of("iceTransportPolicy", Map.of("iceTransportPolicy", true)),
                Arguments.of("userCode", Map.of("userCode", "true")),
                Arguments.of("metadata", Map.of("metadata", many)),
                Arguments.of("metadata", Map.of("metadata", Map.of("name", "canary".repeat(400)))),
                Arguments.of("metadata", Map.of("metadata", Map.of("name", 424242))),
                Arguments.of("metadata", Map.of("metadata", Map.of("name", Map.of("canary", "x")))),
                Arguments.of("metadata", Map.of("metadata", Collections.singletonMap("canary", null))),
                Arguments.of("metadata", Map.of("metadata", Map.of("", "canary"))));
    }

    @ParameterizedTest
    @MethodSource("badCreations")
    void aBadMemberIsNamedAndNotRepeated(String member, Map<String, Object> body) {
        problem(api.as("user:alice").body(body).post("/v1/pairings"), 400, "request_malformed")
                .then()
                .body("detail", containsString("`" + member))
                .body(not(containsString("canary")));
    }

    @Test
    void aBadClaimIsNamed() {
        for (var body : List.of(
                "{}",
                "{\"userCode\":\"WDJB-MJHT\",\"token\":\"x\"}",
                "{\"token\":7}",
                "{\"userCode\":7}",
                "[]",
                "null",
                "",
                "{\"token\":null}")) {
            problem(api.as("user:alice").body(body).post("/v1/pairings/claim"), 400, "request_malformed");
            problem(api.as("user:alice").body(body).post("/v1/pairings/inspect"), 400, "request_malformed");
        }
    }

    @Test
    void membersNobodyKnowsAreIgnored() {
        api.as("user:alice")
                .body("{\"future\":{\"a\":[1]}}")
                .post("/v1/pairings")
                .then()
                .statusCode(201);
    }

    private static JsonNode claims(String token) throws IOException {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }
}
