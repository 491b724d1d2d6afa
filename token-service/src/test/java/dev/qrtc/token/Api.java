// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.qrtc.testing.TestKeys;
import dev.qrtc.testing.TestTokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** The service's calls, as a test says them. */
public final class Api {
    private static final String ALL = "pairing:present pairing:scan qr";

    private final TestTokens tokens;

    /** Calls with tokens of {@code keys}. */
    public Api(TestKeys keys) {
        tokens = new TestTokens(keys, TokenServiceResource.ISSUER);
    }

    /** A pairing that was created, with what its presenter got. */
    public record Created(String id, String token, String peerToken) {}

    /** Tokens, to spoil. */
    public TestTokens tokens() {
        return tokens;
    }

    /** A call as {@code principal}, with every scope a principal may have. */
    public RequestSpecification as(String principal) {
        return with(tokens.access(principal, ALL).sign());
    }

    /** A call with a token. */
    public RequestSpecification with(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    /** Creates a pairing with {@code body}. */
    public Created create(String principal, Map<String, Object> body) {
        var answer = as(principal)
                .body(body)
                .post("/v1/pairings")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new Created(answer.getString("id"), answer.getString("token"), answer.getString("peerToken"));
    }

    /** Creates a pairing that only its own principal may claim. */
    public Created create(String principal) {
        return create(principal, Map.of());
    }

    /** Claims {@code code}. */
    public Response claim(String principal, String code) {
        return as(principal).body(Map.of("token", code)).post("/v1/pairings/claim");
    }

    /** Claims a code that was typed in. */
    public Response claimTyped(String principal, String code) {
        return as(principal).body(Map.of("userCode", code)).post("/v1/pairings/claim");
    }

    /** Looks at the code of {@code body}. */
    public Response inspect(String principal, Map<String, String> body) {
        return as(principal).body(body).post("/v1/pairings/inspect");
    }

    /** Claims {@code code} and gives the scanner's peer token. */
    public String claimed(String principal, String code) {
        return claim(principal, code).then().statusCode(200).extract().path("peerToken");
    }

    /** Asserts that {@code response} is that problem. */
    public static Response problem(Response response, int status, String code) {
        response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:qrtc:problem:" + code))
                .body("status", equalTo(status))
                .body("code", equalTo(code));
        return response;
    }
}
