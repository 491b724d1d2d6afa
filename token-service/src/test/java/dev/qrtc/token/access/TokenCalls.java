// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.qrtc.testing.TokenDraft;
import dev.qrtc.token.TokenServiceResource;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.jose4j.jwk.PublicJsonWebKey;

/** Calls of the token endpoint by those who sign. */
final class TokenCalls {
    static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private TokenCalls() {}

    /** A good assertion for this service. */
    static TokenDraft assertion(String client, PublicJsonWebKey key) {
        return Signers.assertion(client, key, TokenServiceResource.ISSUER);
    }

    static RequestSpecification with(String assertion) {
        return given().formParam("grant_type", "client_credentials")
                .formParam("client_assertion_type", JWT_BEARER)
                .formParam("client_assertion", assertion);
    }

    static Response post(String assertion) {
        return with(assertion).post("/oauth2/token");
    }

    static ValidatableResponse accepted(Response response) {
        return response.then().statusCode(200).header("Cache-Control", "no-store");
    }

    static ValidatableResponse refused(Response response, int status, String error) {
        return response.then()
                .statusCode(status)
                .header("Cache-Control", "no-store")
                .body("error", equalTo(error))
                .body("access_token", nullValue());
    }

    /** Whoever it is not, it learns only that. */
    static void assertUnknown(Response response) {
        refused(response, 401, "invalid_client")
                .body("error_description", equalTo("the client assertion is not valid"));
    }
}
