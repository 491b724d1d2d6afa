// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.demo.session;

import static dev.qrtc.demo.Browser.page;
import static dev.qrtc.demo.Browser.signIn;
import static dev.qrtc.demo.Browser.signingIn;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.qrtc.demo.token.TokenServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TokenServer.class)
class SessionResourceTest {
    private static final String NAME = "{\"name\":\"Alice\"}";

    @Test
    void nobodyIsSignedInAtFirst() {
        given().get("/demo/session")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("user", nullValue())
                .body("server", equalTo("http://localhost:8080"))
                .body("origins", contains("http://localhost:8080"));
    }

    @Test
    void signingInGivesACookieThatNoScriptAndNoOtherSiteCanUse() {
        signingIn("Alice")
                .then()
                .statusCode(200)
                .body("user.principal", equalTo("user:alice"))
                .header("Set-Cookie", containsString("HttpOnly"))
                .header("Set-Cookie", containsString("SameSite=Lax"))
                .header("Set-Cookie", containsString("Path=/"))
                .header("Set-Cookie", containsString("Max-Age=43200"))
                // http://localhost: the browser would drop a Secure cookie there in some versions.
                .header("Set-Cookie", not(containsString("Secure")));
    }

    @Test
    void theCookieTellsWhoIsSignedInEvenWithANameInHangul() {
        given().cookie("qrtc_demo", signIn("민수")).get("/demo/session").then().body("user.name", equalTo("민수"));
    }

    @Test
    void aTamperedCookieIsNobody() {
        var cookie = signIn("Alice");
        var other = cookie.startsWith("A") ? "B" : "A";
        given().cookie("qrtc_demo", other + cookie.substring(1))
                .get("/demo/session")
                .then()
                .statusCode(200)
                .body("user", nullValue());
    }

    @Test
    void signingOutTakesTheCookieAway() {
        page().delete("/demo/session").then().statusCode(204).header("Set-Cookie", containsString("Max-Age=0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"name\":\"\"}", "{\"name\":null}", "{\"name\":[]}", "{\"name\":", "[]", "null", ""})
    void whatIsNoNameIsAProblem(String body) {
        page().body(body)
                .post("/demo/session")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("request_malformed"))
                .body("type", equalTo("urn:qrtc:problem:request_malformed"))
                .body(not(containsString("Exception")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "none"})
    void anotherSitesCallIsRefused(String site) {
        given().header("Sec-Fetch-Site", site)
                .header("Origin", "http://localhost:8080")
                .contentType(ContentType.JSON)
                .body(NAME)
                .post("/demo/session")
                .then()
                .statusCode(403)
                .body("code", equalTo("origin_refused"));
    }

    @Test
    void withoutFetchMetadataTheOriginDecides() {
        given().header("Origin", "http://localhost:8080")
                .contentType(ContentType.JSON)
                .body(NAME)
                .post("/demo/session")
                .then()
                .statusCode(200);
        given().header("Origin", "http://localhost:8080.evil.example")
                .contentType(ContentType.JSON)
                .body(NAME)
                .post("/demo/session")
                .then()
                .statusCode(403);
        given().contentType(ContentType.JSON)
                .body(NAME)
                .post("/demo/session")
                .then()
                .statusCode(403);
        given().delete("/demo/session").then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded"})
    void whatAFormCanSendIsRefused(String type) {
        given().header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", type)
                .body(NAME)
                .post("/demo/session")
                .then()
                .statusCode(415)
                .body("code", equalTo("unsupported_media_type"));
    }

    @Test
    void aCallThatDoesNotExistIsAProblem() {
        given().get("/demo/nothing").then().statusCode(404).body("code", equalTo("not_found"));
        page().put("/demo/session").then().statusCode(405).body("code", equalTo("method_not_allowed"));
    }

    @Test
    void tooMuchIsRefused() {
        page().body("{\"name\":\"" + "x".repeat(20_000) + "\"}")
                .post("/demo/session")
                .then()
                .statusCode(413);
    }
}
