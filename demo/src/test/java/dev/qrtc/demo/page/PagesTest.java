// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.demo.page;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.qrtc.demo.token.TokenServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TokenServer.class)
class PagesTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/phone", "/device"})
    void pagesAreServedUnderCleanPathsWithoutInlineScriptOrStyle(String path) {
        given().get(path)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .body(not(containsString("<style")))
                .body(not(containsString(" style=")))
                .body(not(containsString("<script>")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/phone", "/nothing-here", "/app/style.css", "/demo/session", "/demo/nothing"})
    void everyAnswerCarriesTheSecurityHeaders(String path) {
        given().get(path)
                .then()
                .header(
                        "Content-Security-Policy",
                        equalTo(
                                "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:;"
                                        + " media-src 'self' blob:; worker-src 'self'; connect-src 'self' http://localhost:8080"
                                        + " ws://localhost:8080; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"))
                .header("Permissions-Policy", startsWith("camera=(self), "))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", path.startsWith("/demo/") ? "no-store" : "no-cache");
    }

    @Test
    void anUnknownPageIsAFriendly404() {
        given().get("/nothing-here")
                .then()
                .statusCode(404)
                .contentType(startsWith("text/html"))
                .body(containsString("data-text=\"notFound.title\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"phone", "device"})
    void otherSpellingsLeadToTheCleanPath(String page) {
        given().redirects()
                .follow(false)
                .get("/" + page + ".html")
                .then()
                .statusCode(308)
                .header("Location", "/" + page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/phone", "/phone/"})
    void pagesAnswerHeadAndForgiveASlash(String path) {
        given().head(path).then().statusCode(200);
        given().get(path).then().statusCode(200);
    }

    @Test
    void scriptsAreServedAsScripts() {
        given().get("/app/phone.js").then().statusCode(200).contentType(containsString("javascript"));
    }

    @Test
    void managementIsNotServedHere() {
        given().get("/q/health/live").then().statusCode(404);
        given().get("/q/metrics").then().statusCode(404);
    }
}
