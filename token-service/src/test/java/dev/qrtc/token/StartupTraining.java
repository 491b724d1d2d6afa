// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Test;

/** What {@code mvn -Daot verify} has the packaged service do while the JVM takes down what it loads and calls. */
@QuarkusIntegrationTest
@QuarkusTestResource(TokenServiceResource.class)
class StartupTraining {
    private static final String MANAGEMENT = "http://localhost:9081";

    @Test
    void isReadyAndSigns() {
        given().get(MANAGEMENT + "/q/health/ready").then().statusCode(200);
        given().auth()
                .preemptive()
                .basic("backend", TokenServiceResource.BACKEND_SECRET)
                .formParam("grant_type", "client_credentials")
                .post("/oauth2/token")
                .then()
                .statusCode(200);
        given().get("/.well-known/jwks.json").then().statusCode(200);
        given().get(MANAGEMENT + "/q/metrics").then().statusCode(200);
    }
}
