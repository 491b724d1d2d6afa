// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qrtc.testing.TestKeys;
import dev.qrtc.token.TokenServiceResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The token endpoint by RFC 6749, and what it says about itself. */
@QuarkusTest
@QuarkusTestResource(TokenServiceResource.class)
class TokenEndpointTest {
    private static final Map<String, String> GRANT = Map.of("grant_type", "client_credentials");

    @SuppressWarnings("NullAway.Init") // set by the resource
    TestKeys keys;

    @Test
    void aBackendGetsItsUsersToken() throws IOException {
        var answer =
                backend().formParams(GRANT).formParam("subject", "user:alice").post("/oauth2/token");
        answer.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(300))
                .body("scope", equalTo("pairing:present pairing:scan qr"))
                .body("error", nullValue());
        var claims = claims(answer);
        assertEquals("user:alice", claims.get("sub").textValue());
        assertEquals("backend", claims.get("client_id").textValue());
        assertEquals("qrtc", claims.get("aud").textValue());
        assertEquals(TokenServiceResource.ISSUER, claims.get("iss").textValue());
        assertEquals(300, claims.get("exp").longValue() - claims.get("iat").longValue());
        given().header("Authorization", "Bearer " + answer.path("access_token"))
                .contentType("application/json")
                .body("{}")
                .post("/v1/pairings")
                .then()
                .statusCode(201);
    }

    @Test
    void aScopeCanBeNarrowed() {
        ok(backend().formParams(GRANT).formParam("subject", "user:alice").formParam("scope", "qr pairing:scan"))
                .body("scope", equalTo("pairing:scan qr"));
    }

    @Test
    void aDeviceGetsATokenForItself() throws IOException {
        var answer = given().auth()
                .preemptive()
                .basic("kiosk", "kiosk")
                .formParams(GRANT)
                .post("/oauth2/token");
        assertEquals("device:kiosk-7", claims(answer).get("sub").textValue());
    }

    @Test
    void aClientWithoutAPrincipalIsNobodysPeer() throws IOException {
        var answer = given().auth()
                .preemptive()
                .basic("ops", TokenServiceResource.ADMIN_SECRET)
                .formParams(GRANT)
                .post("/oauth2/token");
        answer.then().body("scope", equalTo("pairing:scan device:manage admin"));
        assertEquals("client:ops", claims(answer).get("sub").textValue());
    }

    @Test
    void delegationNeverGivesWhatAdministers() {
        var ops = given().auth()
                .preemptive()
                .basic("ops", TokenServiceResource.ADMIN_SECRET)
                .formParams(GRANT);
        ok(ops.formParam("subject", "user:test-1")).body("scope", equalTo("pairing:scan"));
        for (var scope : new String[] {"admin", "device:manage", "pairing:scan admin"}) {
            var asked = given().auth()
                    .preemptive()
                    .basic("ops", TokenServiceResource.ADMIN_SECRET)
                    .formParams(GRANT)
                    .formParam("subject", "user:test-1")
                    .formParam("scope", scope);
            error(asked.post("/oauth2/token"), 400, "invalid_scope");
        }
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(Map.of(), "invalid_request"),
                Arguments.of(Map.of("grant_type", ""), "invalid_request"),
                Arguments.of(Map.of("grant_type", "password"), "unsupported_grant_type"),
                Arguments.of(with("scope", "admin"), "invalid_scope"),
                Arguments.of(with("scope", "canary"), "invalid_scope"),
                Arguments.of(with("scope", "pairing:scan canary"), "invalid_scope"),
                Arguments.of(with("subject", "canary"), "invalid_request"),
                Arguments.of(with("subject", "device:kiosk-7"), "unauthorized_client"),
                Arguments.of(with("subject", "user:"), "invalid_request"),
                Arguments.of(with("subject", "user:a b"), "invalid_request"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatCannotBeGrantedIsRefusedInTheRfcsWords(Map<String, String> form, String error) {
        error(
                        backend()
                                .contentType("application/x-www-form-urlencoded")
                                .formParams(form)
                                .post("/oauth2/token"),
                        400,
                        error)
                .body(not(containsString("canary")));
    }

    @Test
    void aParameterMayComeOnce() {
        error(
                backend()
                        .formParams(GRANT)
                        .formParam("scope", "qr", "pairing:scan")
                        .post("/oauth2/token"),
                400,
                "invalid_request");
    }

    @Test
    void aPrefixIsABorder() {
        var asked = given().auth()
                .preemptive()
                .basic("ops", TokenServiceResource.ADMIN_SECRET)
                .formParams(GRANT)
                .formParam("subject", "user:alice");
        error(asked.post("/oauth2/token"), 400, "unauthorized_client");
    }

    @Test
    void whoeverIsNotAClientIsToldOnlyThat() {
        var unknown = given().auth()
                .preemptive()
                .basic("canary", "x")
                .formParams(GRANT)
                .post("/oauth2/token");
        var wrong = given().auth()
                .preemptive()
                .basic("backend", "canary")
                .formParams(GRANT)
                .post("/oauth2/token");
        var absent = given().formParams(GRANT).post("/oauth2/token");
        var inBody = given().formParams(GRANT)
                .formParam("client_id", "backend")
                .formParam("client_secret", TokenServiceResource.BACKEND_SECRET)
                .post("/oauth2/token");
        var garbage =
                given().header("Authorization", "Basic ???").formParams(GRANT).post("/oauth2/token");
        for (var answer : new Response[] {unknown, wrong, absent, inBody, garbage}) {
            error(answer, 401, "invalid_client")
                    .header("WWW-Authenticate", "Basic realm=\"qrtc\"")
                    .body(not(containsString("canary")));
        }
        assertEquals(unknown.asString(), wrong.asString());
    }

    @Test
    void publicKeysArePublishedAndSecretsAreNot() {
        var answer = given().get("/.well-known/jwks.json");
        answer.then()
                .statusCode(200)
                .header("Cache-Control", "public, max-age=60")
                .body("keys.kid", hasItems("peer-1", "access-1"))
                .body("keys.size()", equalTo(2))
                .body("keys.d", equalTo(Arrays.asList(null, null)))
                .body("keys.kty", not(hasItems("oct")))
                .body("keys.alg", hasItems("ES256"))
                .body("keys.'qrtc:kind'", hasItems("peer", "access"));
        assertEquals(keys.publicSet().length(), answer.asString().length());
    }

    @Test
    void saysWhereEverythingIs() {
        given().get("/.well-known/oauth-authorization-server")
                .then()
                .statusCode(200)
                .body("issuer", equalTo(TokenServiceResource.ISSUER))
                .body("token_endpoint", equalTo(TokenServiceResource.ISSUER + "/oauth2/token"))
                .body("jwks_uri", equalTo(TokenServiceResource.ISSUER + "/.well-known/jwks.json"))
                .body("token_endpoint_auth_methods_supported", hasItems("client_secret_basic"));
    }

    private static Map<String, String> with(String name, String value) {
        return Map.of("grant_type", "client_credentials", name, value);
    }

    private static RequestSpecification backend() {
        return given().auth().preemptive().basic("backend", TokenServiceResource.BACKEND_SECRET);
    }

    private static ValidatableResponse ok(RequestSpecification request) {
        return request.post("/oauth2/token").then().statusCode(200);
    }

    private static ValidatableResponse error(Response response, int status, String error) {
        assertTrue(response.contentType().startsWith("application/json"));
        return response.then()
                .statusCode(status)
                .header("Cache-Control", "no-store")
                .body("error", equalTo(error))
                .body("access_token", nullValue());
    }

    private static JsonNode claims(Response answer) throws IOException {
        String token = answer.path("access_token");
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }
}
