// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a service's edge makes of every bad request. */
@QuarkusTest
@QuarkusTestResource(RemoteKeysResource.class)
class EdgeTest {
    static Stream<Arguments> badBodies() {
        return Stream.of(
                Arguments.of("not JSON", "canary"),
                Arguments.of("cut off", "{\"text\":\"canary\""),
                Arguments.of("a list", "[\"canary\"]"),
                Arguments.of("text", "\"canary\""),
                Arguments.of("a name twice", "{\"text\":\"a\",\"text\":\"canary\"}"),
                Arguments.of("an unknown name twice", "{\"canary\":1,\"canary\":1}"),
                Arguments.of("something behind it", "{\"text\":\"a\"} canary"),
                Arguments.of("a second value", "{\"text\":\"a\"}{}"),
                Arguments.of("too deep", "[".repeat(17) + "]".repeat(17)),
                Arguments.of("too deep in an ignored place", "{\"x\":" + "[".repeat(17) + "]".repeat(17) + "}"),
                Arguments.of("a number for text", "{\"text\":424242}"),
                Arguments.of("a flag for text", "{\"text\":true}"),
                Arguments.of("an object for text", "{\"text\":{\"canary\":1}}"),
                Arguments.of("text for a number", "{\"number\":\"424242\"}"),
                Arguments.of("a fraction for a number", "{\"number\":4242.42}"),
                Arguments.of("text for a flag", "{\"flag\":\"true\"}"),
                Arguments.of("a number for a flag", "{\"flag\":424242}"),
                Arguments.of("text for a list", "{\"list\":\"canary\"}"),
                Arguments.of("a number in a list", "{\"list\":[424242]}"),
                Arguments.of("a number in a map", "{\"map\":{\"canary\":424242}}"),
                Arguments.of("an endless number", "{\"number\":" + "4".repeat(2000) + "}"),
                Arguments.of("an endless name", "{\"" + "canary".repeat(2000) + "\":1}"),
                Arguments.of("bad UTF-8 escapes", "{\"text\":\"\\uZZZZ canary\"}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badBodies")
    void refusesBadJsonWithoutRepeatingIt(String name, String body) {
        problem(json(body).post("/probe/json"), 400, "request_malformed")
                .then()
                .body(not(containsString("canary")))
                .body(not(containsString("4242")))
                .body(not(containsString("jackson")));
    }

    @Test
    void saysWhichMemberIsWrong() {
        json("{\"inner\":{\"number\":\"x\"}}")
                .post("/probe/json")
                .then()
                .body("detail", containsString("`inner.number`"));
        json("{\"map\":{\"secret-name\":1}}").post("/probe/json").then().body("detail", containsString("`map.*`"));
    }

    @Test
    void ignoresMembersItDoesNotKnow() {
        json("{\"text\":\"a\",\"unknown\":{\"b\":[1]}}")
                .post("/probe/json")
                .then()
                .statusCode(200)
                .body("text", equalTo("a"));
    }

    @Test
    void refusesBodiesThatAreTooLarge() {
        var large = "{\"text\":\"" + "a".repeat(70_000) + "\"}";
        problem(json(large).post("/probe/json"), 413, "request_too_large");
    }

    @Test
    void refusesWhatIsNotThere() {
        problem(given().get("/nothing"), 404, "not_found");
        problem(given().get("/probe/nothing"), 404, "not_found");
        problem(given().get("/probe/number/canary"), 404, "not_found").then().body(not(containsString("canary")));
        problem(given().get("/q/health"), 404, "not_found");
    }

    @Test
    void refusesMethodsAndMediaTypes() {
        problem(given().delete("/probe/json"), 405, "method_not_allowed");
        problem(given().accept("text/html").get("/probe/fault"), 406, "not_acceptable");
        problem(given().contentType("text/plain").body("{}").post("/probe/json"), 415, "unsupported_media_type");
    }

    @Test
    void hidesFaults() {
        problem(given().get("/probe/fault"), 500, "internal")
                .then()
                .body("detail", nullValue())
                .body(not(containsString("canary")));
    }

    @Test
    void tellsOutagesFromFaults() {
        problem(given().get("/probe/outage"), 503, "unavailable")
                .then()
                .header("Retry-After", "2")
                .body("retryAfter", equalTo(2));
        problem(given().get("/probe/busy"), 429, "slow_down").then().header("Retry-After", "2");
    }

    private static RequestSpecification json(String body) {
        return given().contentType("application/json").body(body);
    }

    private static Response problem(Response response, int status, String code) {
        response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:qrtc:problem:" + code))
                .body("status", equalTo(status))
                .body("code", equalTo(code));
        return response;
    }
}
