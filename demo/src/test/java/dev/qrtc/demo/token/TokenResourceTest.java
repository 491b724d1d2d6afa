// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.demo.token;

import static dev.qrtc.demo.Browser.page;
import static dev.qrtc.demo.Browser.signIn;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TokenServer.class)
class TokenResourceTest {
    @Test
    void theSignedInUsersTokenIsGivenToTheirPage() {
        tokenOf("Alice Smith")
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("accessToken", equalTo("at-of-user:alice-smith"))
                .body("expiresIn", equalTo(300));
    }

    @Test
    void nobodyGetsNoToken() {
        page().post("/demo/token").then().statusCode(401).body("code", equalTo("unauthenticated"));
        page().cookie("qrtc_demo", "x.y").post("/demo/token").then().statusCode(401);
    }

    @Test
    void anotherSitesCallIsRefusedEvenWithTheCookie() {
        given().cookie("qrtc_demo", signIn("Alice"))
                .header("Sec-Fetch-Site", "cross-site")
                .contentType("application/json")
                .post("/demo/token")
                .then()
                .statusCode(403)
                .body("code", equalTo("origin_refused"));
    }

    @Test
    void aServerThatRefusesOurClientIsOurOwnFault() {
        tokenOf("unwelcome")
                .statusCode(500)
                .body("code", equalTo("internal"))
                .body(not(containsString("canary-text")))
                .body(not(containsString(TokenServer.SECRET)));
    }

    @Test
    void aBusyServersWaitIsPassedOn() {
        tokenOf("busy")
                .statusCode(429)
                .header("Retry-After", "17")
                .body("code", equalTo("slow_down"))
                .body("retryAfter", equalTo(17));
    }

    @ParameterizedTest
    @ValueSource(strings = {"broken", "garbled", "empty", "elsewhere", "gone", "slow", "trickle"})
    void noUsableAnswerIsUnavailable(String name) {
        tokenOf(name)
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "3")
                .body("code", equalTo("unavailable"));
    }

    private static ValidatableResponse tokenOf(String name) {
        return page().cookie("qrtc_demo", signIn(name)).post("/demo/token").then();
    }
}
