// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.limit;

import static dev.qrtc.token.Api.problem;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.qrtc.testing.TestKeys;
import dev.qrtc.token.Api;
import dev.qrtc.token.TokenServiceResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** There is room for so many pairings; those that there are go on. */
@QuarkusTest
@TestProfile(CapacityTest.Three.class)
@QuarkusTestResource(value = TokenServiceResource.class, restrictToAnnotatedClass = true)
class CapacityTest {
    /** Room for three; what has ended is looked at after four leases at the latest. */
    public static class Three implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("qrtc.pairing.max", "3", "qrtc.pairing.lease", "1s");
        }
    }

    @SuppressWarnings("NullAway.Init") // set by the resource
    TestKeys keys;

    @Test
    void aFourthPairingIsRefusedUntilOneEndsAndTheOthersGoOn() {
        var api = new Api(keys);
        var first = api.create("user:alice");
        var second = api.create("user:bob");
        api.create("user:carol");
        problem(api.as("user:dave").body("{}").post("/v1/pairings"), 503, "unavailable")
                .then()
                .header("Retry-After", equalTo("10"))
                .body("detail", equalTo("There are as many pairings as there may be."));

        api.with(second.peerToken())
                .post("/v1/pairings/" + second.id() + "/token")
                .then()
                .statusCode(200);
        api.claimed("user:alice", first.token());
        api.with(first.peerToken()).delete("/v1/pairings/" + first.id()).then().statusCode(204);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> api.as("user:dave").body("{}").post("/v1/pairings").statusCode() == 201);
        problem(api.as("user:erin").body("{}").post("/v1/pairings"), 503, "unavailable");
    }
}
