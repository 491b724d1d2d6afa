// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Calls of the service as its callers make them. */
public final class Calls {
    private Calls() {}

    /** A call with a token that has the scope. */
    public static RequestSpecification authorized() {
        return anonymous()
                .header("Authorization", "Bearer " + Tokens.access("qr").sign());
    }

    /** A call without a token, whose media type is sent just as it is given. */
    public static RequestSpecification anonymous() {
        return RestAssured.given()
                .config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)));
    }

    /** Asserts that the answer is that problem (RFC 9457), and shows nothing of the inside. */
    public static ValidatableResponse problem(Response answer, int status, String code) {
        return answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("status", equalTo(status))
                .body("type", equalTo("urn:qrtc:problem:" + code))
                .body(not(containsString("Exception")))
                .body(not(containsString("dev.qrtc")));
    }
}
