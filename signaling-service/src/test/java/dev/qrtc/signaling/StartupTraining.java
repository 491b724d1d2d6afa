// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling;

import static io.restassured.RestAssured.given;

import dev.qrtc.testing.RedisResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code mvn -Daot verify} has the packaged service do while the JVM takes down what it loads and calls. */
@QuarkusIntegrationTest
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(value = StartupTraining.Place.class, restrictToAnnotatedClass = true)
class StartupTraining {
    private static final String MANAGEMENT = "http://localhost:9082";

    @Test
    void isReadyAndAnswers() {
        given().get(MANAGEMENT + "/q/health/ready").then().statusCode(200);
        given().get("/v1/signaling").then().statusCode(404);
        given().get(MANAGEMENT + "/q/metrics").then().statusCode(200);
    }

    /** What a packaged service must be told, for it knows nothing of the tests' settings. */
    public static class Place implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            return Map.of("qrtc.public-url", "https://pair.example.com");
        }

        @Override
        public void stop() {}
    }
}
