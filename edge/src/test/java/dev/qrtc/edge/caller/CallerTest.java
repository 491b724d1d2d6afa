// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.caller;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.qrtc.edge.RemoteKeysResource;
import dev.qrtc.testing.KeyServer;
import dev.qrtc.testing.TestKeys;
import dev.qrtc.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may call what, with keys from another service. */
@QuarkusTest
@QuarkusTestResource(RemoteKeysResource.class)
class CallerTest {
    private static final String PID = "AAAAAAAAAAAAAAAAAAAAAA";

    @SuppressWarnings("NullAway.Init") // set by the resource
    TestKeys keys;

    @SuppressWarnings("NullAway.Init") // set by the resource
    KeyServer keyServer;

    private TestTokens tokens = new TestTokens(TestKeys.generate(), "");

    @BeforeEach
    void tokens() {
        keyServer.rotateTo(keys);
        tokens = new TestTokens(keys, "http://localhost:8080");
        await().untilAsserted(() ->
                call(tokens.access("user:alice", "pairing:present").sign(), "/probe/scoped", 200));
    }

    @Test
    void anAccessTokenWithTheScopeOpensTheCall() {
        var token = tokens.access("user:alice", "qr", "pairing:present").sign();
        call(token, "/probe/scoped", 200).body("subject", equalTo("user:alice"));
        given().header("authorization", "bearer " + token)
                .get("/probe/scoped")
                .then()
                .statusCode(200);
    }

    @Test
    void withoutTheScopeItIsToldWhichOneIsNeeded() {
        call(tokens.access("user:alice", "pairing:present:x", "qr").sign(), "/probe/scoped", 403)
                .body("code", equalTo("insufficient_scope"))
                .header("WWW-Authenticate", containsString("scope=\"pairing:present\""));
    }

    @Test
    void withoutATokenNothingOpens() {
        for (var path : new String[] {"/probe/scoped", "/probe/peer", "/probe/either"}) {
            given().get(path)
                    .then()
                    .statusCode(401)
                    .body("code", equalTo("unauthenticated"))
                    .header("WWW-Authenticate", equalTo("Bearer realm=\"qrtc\""));
        }
    }

    @Test
    void whoCallsIsAskedBeforeTheBodyIsRead() {
        given().contentType("application/json")
                .body("nonsense")
                .post("/probe/scoped")
                .then()
                .statusCode(401);
    }

    @Test
    void aTokenInTheQueryOrInTwoHeadersIsNone() {
        var token = tokens.access("user:alice", "pairing:present").sign();
        given().queryParam("access_token", token).get("/probe/scoped").then().statusCode(401);
        given().header("Authorization", "Bearer " + token, "Bearer " + token)
                .get("/probe/scoped")
                .then()
                .statusCode(401);
        given().header("Authorization", "Basic " + token)
                .get("/probe/scoped")
                .then()
                .statusCode(401);
    }

    @Test
    void noKindOpensWhatAnotherOpens() {
        var access = tokens.access("user:alice", "pairing:present").sign();
        var peer = tokens.peer("user:alice", PID, "presenter", null).sign();
        call(peer, "/probe/peer", 200).body("role", equalTo("presenter"));
        call(peer, "/probe/scoped", 401);
        call(access, "/probe/peer", 401);
        call(access, "/probe/either", 200).body("access", equalTo(true)).body("peer", equalTo(false));
        call(peer, "/probe/either", 200).body("access", equalTo(false)).body("peer", equalTo(true));
        call(tokens.pairing(PID, 1).sign(), "/probe/either", 401);
    }

    @Test
    void anExpiredTokenIsToldApart() {
        var now = Instant.now().getEpochSecond();
        call(
                        tokens.access("user:alice", "pairing:present")
                                .claim("exp", now - 10)
                                .sign(),
                        "/probe/scoped",
                        401)
                .body("detail", containsString("expired"))
                .header("WWW-Authenticate", containsString("invalid_token"));
        call(
                tokens.access("user:alice", "pairing:present")
                        .claim("exp", now - 1)
                        .sign(),
                "/probe/scoped",
                200);
    }

    @Test
    void aNewKeyIsFetchedWhenATokenNamesIt() {
        var next = TestKeys.generate("next" + System.nanoTime());
        var token = new TestTokens(next, "http://localhost:8080")
                .access("user:bob", "pairing:present")
                .sign();
        keyServer.rotateTo(next);
        await().untilAsserted(() -> call(token, "/probe/scoped", 200));
    }

    private static ValidatableResponse call(String token, String path, int status) {
        return given().header("Authorization", "Bearer " + token)
                .get(path)
                .then()
                .statusCode(status);
    }
}
