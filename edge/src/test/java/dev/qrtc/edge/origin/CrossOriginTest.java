// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.origin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.qrtc.edge.RemoteKeysResource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RemoteKeysResource.class)
class CrossOriginTest {
    @Inject
    SimpleMeterRegistry registry;

    /** Without a registry behind Quarkus' own one nothing is counted; a service has that of Prometheus. */
    @Singleton
    static class Counting {
        @Produces
        @Singleton
        SimpleMeterRegistry registry() {
            return new SimpleMeterRegistry();
        }
    }

    @Test
    void aListedOriginIsAnsweredByName() {
        given().header("Origin", "https://kiosk.example.com")
                .get("/probe/number/1")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", "https://kiosk.example.com")
                .header("Access-Control-Allow-Credentials", nullValue())
                .header("Access-Control-Expose-Headers", containsString("Retry-After"))
                .header("Vary", containsString("origin"));
    }

    @Test
    void aPreflightIsAnsweredAtOnce() {
        given().header("Origin", "http://localhost:8080")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .options("/probe/scoped")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Methods", containsString("POST"))
                .header("Access-Control-Allow-Headers", containsString("Authorization"));
    }

    @Test
    void anErrorCanBeReadByTheListedPage() {
        given().header("Origin", "http://localhost:8080")
                .get("/nothing")
                .then()
                .statusCode(404)
                .header("Access-Control-Allow-Origin", "http://localhost:8080");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.com",
                "null",
                "https://kiosk.example.com.evil.com",
                "https://kiosk.example.com:8443",
                "http://kiosk.example.com",
                "https://KIOSK.example.com",
                "https://kiosk.example.com/"
            })
    void anyOtherOriginIsRefusedAndCounted(String origin) {
        var refused = registry.get("qrtc.origins.refused").counter();
        var before = refused.count();
        given().header("Origin", origin)
                .get("/probe/number/1")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("origin_refused"))
                .header("Access-Control-Allow-Origin", nullValue());
        assertEquals(1, refused.count() - before);
    }

    @Test
    void anOriginThatEqualsTheHostHeaderIsNotEnough() {
        given().header("Origin", "http://rebound.example.com")
                .header("Host", "rebound.example.com")
                .get("/probe/number/1")
                .then()
                .statusCode(403);
    }
}
