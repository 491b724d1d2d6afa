// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.redis;

import static dev.qrtc.token.Api.problem;
import static org.hamcrest.Matchers.equalTo;

import dev.qrtc.testing.TestKeys;
import dev.qrtc.token.Api;
import dev.qrtc.token.TokenServiceResource;
import dev.qrtc.token.device.Registry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The registry on a real Redis Cluster: the keys of a device share a slot, and no two devices need to. */
@QuarkusTest
@QuarkusTestResource(
        value = TokenServiceResource.class,
        initArgs = @ResourceArg(name = "cluster", value = "three nodes"),
        restrictToAnnotatedClass = true)
class RegistryClusterIT extends RegistryContract {
    @SuppressWarnings("NullAway.Init") // set by the resource
    TestKeys keys;

    @Test
    void devicesOfManySlotsPairAndAreDeletedWithTheirPairings() {
        var api = new Api(keys);
        var registry = new Registry(keys);
        for (var i = 0; i < 12; i++) {
            var id = registry.registered("user:alice");
            var created = api.create("device:" + id);
            api.claimed("user:alice", created.token());
            registry.as("user:alice").delete("/v1/devices/" + id).then().statusCode(204);
            api.with(created.peerToken())
                    .get("/v1/pairings/" + created.id())
                    .then()
                    .body("outcome", equalTo("revoked"));
            problem(api.as("device:" + id).body("{}").post("/v1/pairings"), 401, "unauthenticated");
        }
    }
}
