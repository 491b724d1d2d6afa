// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.limit;

import static dev.qrtc.token.Api.problem;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.qrtc.testing.TestKeys;
import dev.qrtc.token.TokenServiceResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever is no trusted proxy cannot say that it comes from somewhere else. */
@QuarkusTest
@TestProfile(TrustTest.BehindAnotherProxy.class)
@QuarkusTestResource(value = TokenServiceResource.class, restrictToAnnotatedClass = true)
class TrustTest {
    private static final String KEYS = "/.well-known/jwks.json";

    /** Believes a proxy that none of these calls comes from. */
    public static class BehindAnotherProxy implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "qrtc.limits.scale", "1",
                    "qrtc.limits.calls.metadata.address", "3/1h",
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.trusted-proxies", "192.0.2.1");
        }
    }

    @SuppressWarnings("NullAway.Init") // set by the resource
    TestKeys keys;

    @Test
    void aForgedHeaderCountsNothing() {
        for (var i = 0; i < 3; i++) {
            assertEquals(
                    200,
                    given().header("X-Forwarded-For", "203.0.113." + i)
                            .get(KEYS)
                            .statusCode());
        }
        for (var name : new String[] {"X-Forwarded-For", "Forwarded", "X-Real-IP"}) {
            var said = name.equals("Forwarded") ? "for=203.0.113.9" : "203.0.113.9";
            problem(given().header(name, said).get(KEYS), 429, "slow_down");
        }
    }
}
