// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What an operator sees, on the management port alone. */
@QuarkusTest
@QuarkusTestResource(Tokens.class)
class ManagementTest {
    @SuppressWarnings("NullAway.Init") // The test extension sets it.
    @TestHTTPResource(value = "/", management = true)
    String management;

    @Test
    void tellsItsHealth() {
        for (String path : List.of("health/live", "health/started")) {
            RestAssured.get(management + path).then().statusCode(200).body("status", equalTo("UP"));
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        RestAssured.get(management + "health/ready").then().statusCode(200));
    }

    @Test
    void measuresWhatItDoes() {
        Calls.authorized()
                .contentType("application/json")
                .body(Map.of("text", "canary-of-the-metrics", "format", "png"))
                .post("/v1/qr")
                .then()
                .statusCode(200);
        Calls.problem(
                Calls.authorized()
                        .contentType("image/png")
                        .body(new byte[] {1, 2, 3})
                        .post("/v1/qr/decode"),
                415,
                "unsupported_image");
        RestAssured.get(management + "metrics")
                .then()
                .statusCode(200)
                .body(containsString("qrtc_qr_render_seconds_count{format=\"png\"}"))
                .body(containsString("qrtc_qr_decode_seconds_count{outcome=\"refused\"}"))
                .body(containsString("qrtc_qr_decode_seconds_bucket"))
                .body(containsString("qrtc_pool_waiting{pool=\"decode\"}"))
                .body(not(containsString("canary")));
    }
}
