// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.qrtc.testing.TestKeys;
import dev.qrtc.testing.TestTokens;
import dev.qrtc.token.Api;
import dev.qrtc.token.TokenServiceResource;
import dev.qrtc.token.device.Registry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is done to a device is recorded, and what ends because of that. */
@QuarkusTest
@QuarkusTestResource(TokenServiceResource.class)
class DeviceAuditTest {
    @SuppressWarnings("NullAway.Init") // set by the resource
    TestKeys keys;

    @SuppressWarnings("NullAway.Init") // set before each
    private Api api;

    @SuppressWarnings("NullAway.Init") // set before each
    private Registry registry;

    @SuppressWarnings("NullAway.Init") // set before each
    private AuditLog log;

    @BeforeEach
    void open() {
        api = new Api(keys);
        registry = new Registry(keys);
        log = new AuditLog(api, new TestTokens(keys, TokenServiceResource.ISSUER));
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void aDeviceIsThereFromItsRegistrationToItsDeletionWithThePairingsThatEndWithIt() {
        var id = registry.registered("user:alice");
        var created = api.create("device:" + id, Map.of("allow", List.of("user:alice")));
        registry.as("user:alice")
                .body(Map.of("name", "canary-name"))
                .patch("/v1/devices/" + id)
                .then()
                .statusCode(200);
        registry.as("user:alice").delete("/v1/devices/" + id).then().statusCode(204);

        assertEquals("owners user:alice", happened(id, "device_register").get("detail"));
        assertEquals(
                "owners user:alice -> user:alice renamed",
                happened(id, "device_change").get("detail"));
        assertEquals("deleted now", happened(id, "device_delete").get("detail"));
        var revoked = log.only(Map.of("device", id, "what", "revoke"));
        assertEquals(created.id(), revoked.get("pairing"));
        assertEquals(List.of(), log.lines("canary-name"), "what people call it is not recorded");
    }

    // One entry, and one line.
    private Map<String, Object> happened(String device, String what) {
        var entry = log.only(Map.of("device", device, "what", what));
        assertEquals("done", entry.get("outcome"));
        assertEquals("user:alice", entry.get("who"));
        assertEquals(1, log.lines("what=" + what, "device=" + device).size());
        return entry;
    }
}
