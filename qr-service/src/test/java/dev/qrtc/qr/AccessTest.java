// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr;

import static dev.qrtc.qr.Calls.anonymous;
import static dev.qrtc.qr.Calls.problem;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.qrtc.testing.TokenDraft;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call, for both calls alike. */
@QuarkusTest
@QuarkusTestResource(Tokens.class)
class AccessTest {
    @TestHTTPResource(value = "metrics", management = true)
    String metrics = "";

    @ParameterizedTest
    @ValueSource(strings = {"/v1/qr", "/v1/qr/decode"})
    void nobodyWithoutAGoodToken(String path) {
        problem(anonymous().contentType("application/json").body("{}").post(path), 401, "unauthenticated")
                .header("WWW-Authenticate", containsString("Bearer"));
        for (String token : List.of(
                "nonsense",
                "a.b.c",
                Tokens.access("qr").unsecured(),
                Tokens.access("qr").claim("aud", "other").sign(),
                Tokens.access("qr").claim("iss", "https://evil.example").sign(),
                Tokens.access("qr").header("typ", "peer+jwt").sign(),
                Tokens.access("qr")
                        .claim("exp", Instant.now().minusSeconds(60).getEpochSecond())
                        .sign(),
                Tokens.peer().claim("scope", "qr").sign(),
                Tokens.access("qr").sign().replaceAll(".{20}$", "AAAAAAAAAAAAAAAAAAAA"))) {
            problem(
                    anonymous()
                            .header("Authorization", "Bearer " + token)
                            .contentType("application/json")
                            .body("{}")
                            .post(path),
                    401,
                    "unauthenticated");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/qr", "/v1/qr/decode"})
    void nobodyWithoutTheScope(String path) {
        String token = Tokens.access("pairing:scan", "qrx").sign();
        problem(
                anonymous()
                        .header("Authorization", "Bearer " + token)
                        .contentType("application/json")
                        .body("{}")
                        .post(path),
                403,
                "insufficient_scope");
    }

    @Test
    void aTrustedIssuersTokenIsAsGoodAsOurs() {
        await().untilAsserted(() -> draw(Tokens.foreign("qr")).then().statusCode(200));
        given().get(metrics).then().body(containsString("qrtc_issuer_tokens_total{issuer=\"acme\",outcome=\"valid\"}"));
        problem(draw(Tokens.foreign("pairing:scan")), 403, "insufficient_scope");
        problem(draw(Tokens.foreign("qr").claim("iss", "http://qrtc.test")), 401, "unauthenticated");
        problem(draw(Tokens.access("qr").claim("iss", "https://acme.example.com")), 401, "unauthenticated");
        problem(draw(Tokens.foreign("qr").claim("aud", "acme")), 401, "unauthenticated");
    }

    private static Response draw(TokenDraft token) {
        return anonymous()
                .header("Authorization", "Bearer " + token.sign())
                .contentType("application/json")
                .body("{\"text\":\"a\"}")
                .post("/v1/qr");
    }

    @Test
    void noForeignPage() {
        problem(
                Calls.authorized()
                        .header("Origin", "https://evil.example")
                        .contentType("application/json")
                        .body("{\"text\":\"a\"}")
                        .post("/v1/qr"),
                403,
                "origin_refused");
        Calls.authorized()
                .header("Origin", "https://kiosk.example.com")
                .contentType("application/json")
                .body("{\"text\":\"a\"}")
                .post("/v1/qr")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo("https://kiosk.example.com"))
                .header("Access-Control-Expose-Headers", containsString("Qr-Version"));
    }

    @Test
    void otherPathsAndMethodsAreProblemsToo() {
        problem(Calls.authorized().get("/v1/nothing"), 404, "not_found");
        problem(Calls.authorized().get("/v1/qr"), 405, "method_not_allowed");
        problem(Calls.authorized().get("/q/metrics"), 404, "not_found");
    }
}
