// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.device;

import static dev.qrtc.token.Api.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.qrtc.pairing.Principal;
import dev.qrtc.testing.TestKeys;
import dev.qrtc.token.Api;
import dev.qrtc.token.TokenServiceResource;
import dev.qrtc.token.access.DeviceKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a device, and who has lost it, cannot do any more. */
@QuarkusTest
@QuarkusTestResource(TokenServiceResource.class)
class DeletedDeviceTest {
    private static final Map<String, Object> ANYBODY = Map.of("allow", List.of("*"));

    @SuppressWarnings("NullAway.Init") // set by the resource
    TestKeys keys;

    @Inject
    DeviceKeys deviceKeys;

    private Api api = new Api(TestKeys.generate());
    private Registry registry = new Registry(TestKeys.generate());

    @BeforeEach
    void api() {
        api = new Api(keys);
        registry = new Registry(keys);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/pairings",
        "POST, /v1/pairings/claim",
        "GET, /v1/pairings/AAAAAAAAAAAAAAAAAAAAAA",
        "DELETE, /v1/pairings/AAAAAAAAAAAAAAAAAAAAAA",
        "POST, /v1/devices",
        "GET, /v1/devices",
        "GET, /v1/devices/nobody",
        "PATCH, /v1/devices/nobody",
        "DELETE, /v1/devices/nobody"
    })
    void itsTokensOpenNoCallAtAll(String method, String path) {
        var id = registry.registered("user:alice");
        var token = api.tokens()
                .access("device:" + id, "pairing:present", "pairing:scan", "device:manage", "admin")
                .sign();
        var before = call(token, method, path).statusCode();
        registry.delete(id);
        var after = call(token, method, path);
        problem(after, 401, "unauthenticated");
        assertEquals("Bearer realm=\"qrtc\", error=\"invalid_token\"", after.header("WWW-Authenticate"));
        assertEquals(false, before == 401, "it was good before");
    }

    @Test
    void itsPairingsAreRevokedWhateverTheirStateAndTheOthersHearOfIt() {
        var id = registry.registered("user:alice");
        var device = "device:" + id;
        var waiting = api.create(device);
        var confirming = api.create("user:alice", Map.of("confirmation", "accept"));
        api.claimed(device, confirming.token());
        var presenting = api.create(device);
        api.claimed("user:alice", presenting.token());
        var scanning = api.create("user:alice");
        api.claimed(device, scanning.token());
        var withItself = api.create(device);
        api.claimed(device, withItself.token());
        var notItsOwn = api.create("user:alice");

        registry.as("user:alice").delete("/v1/devices/" + id).then().statusCode(204);

        for (var over : List.of(waiting, confirming, presenting, scanning, withItself)) {
            api.with(over.peerToken())
                    .get("/v1/pairings/" + over.id())
                    .then()
                    .body("state", equalTo("closed"))
                    .body("outcome", equalTo("revoked"));
        }
        problem(api.with(waiting.peerToken()).post("/v1/pairings/" + waiting.id() + "/token"), 410, "pairing_closed");
        assertEquals("waiting", state(notItsOwn));
        problem(api.claim("user:alice", waiting.token()), 410, "pairing_closed");
    }

    @Test
    void aDeviceThatNobodyRegisteredGoesOnAsBefore() {
        var created = api.create("device:kiosk-7", ANYBODY);
        api.claim("device:kiosk-8", created.token()).then().statusCode(200);
        problem(api.claim("user:alice", api.create("device:kiosk-7").token()), 403, "not_allowed");
        problem(api.claim("device:kiosk-7", api.create("user:alice").token()), 403, "not_allowed");
        api.with(created.peerToken())
                .post("/v1/pairings/" + created.id() + "/token")
                .then()
                .statusCode(409);
    }

    @Test
    void whatADeviceDidBeforeItWasRegisteredEndsWithItToo() {
        var created = api.create("device:early", ANYBODY);
        var body = Registry.device("early");
        body.put("id", "early");
        registry.asAdmin().body(body).post("/v1/devices").then().statusCode(201);
        registry.delete("early");
        assertEquals("closed", state(created));
    }

    @Test
    void whoIsNoOwnerAnyMoreHasLostItsPairingsAndWhoStillIsHasNot() {
        var id = registry.registered(false, "user:alice", "user:bob");
        var device = "device:" + id;
        var alices = api.create("user:alice");
        api.claimed(device, alices.token());
        var bobs = api.create("user:bob");
        api.claimed(device, bobs.token());
        var alicesOtherDevice = "device:" + registry.registered("user:alice");
        var withHerOther = api.create(device);
        api.claimed(alicesOtherDevice, withHerOther.token());
        var byName = api.create(device, Map.of("allow", List.of("user:alice")));
        api.claimed("user:alice", byName.token());
        var byNameAndHers = api.create(alicesOtherDevice, Map.of("allow", List.of(device)));
        api.claimed(device, byNameAndHers.token());
        var waiting = api.create(device);

        registry.as("user:alice")
                .body(Map.of("owners", List.of("user:bob")))
                .patch("/v1/devices/" + id)
                .then()
                .statusCode(200);

        assertEquals("closed", state(alices));
        assertEquals("paired", state(bobs));
        assertEquals("closed", state(withHerOther));
        assertEquals("closed", state(byName));
        assertEquals("paired", state(byNameAndHers), "her device allowed it by name, and is no lost owner");
        assertEquals("waiting", state(waiting));
        problem(api.claim("user:alice", waiting.token()), 403, "not_allowed");
        api.claim("user:bob", waiting.token()).then().statusCode(200);
    }

    @Test
    void whatIsOpenNoMoreEndsForStrangersAlone() {
        var id = registry.registered(true, "user:alice");
        var device = "device:" + id;
        var withStranger = api.create(device);
        api.claimed("user:stranger", withStranger.token());
        var withOwner = api.create(device);
        api.claimed("user:alice", withOwner.token());
        registry.asAdmin()
                .body(Map.of("open", false))
                .patch("/v1/devices/" + id)
                .then()
                .statusCode(200);
        assertEquals("closed", state(withStranger));
        assertEquals("paired", state(withOwner));
        problem(api.claim("user:stranger", api.create(device).token()), 403, "not_allowed");
    }

    @Test
    void itsKeyIsThereWhileItIs() {
        var id = registry.registered("user:alice");
        assertEquals("ES256", algorithm("device:" + id));
        registry.delete(id);
        assertEquals(null, algorithm("device:" + id));
        assertEquals(null, algorithm("device:kiosk-7"));
        assertEquals(null, algorithm("user:alice"));
    }

    private @Nullable String algorithm(String principal) {
        return deviceKeys
                .find(new Principal(principal))
                .await()
                .atMost(Duration.ofSeconds(10))
                .map(key -> key.getAlgorithm())
                .orElse(null);
    }

    private String state(Api.Created pairing) {
        return api.with(pairing.peerToken()).get("/v1/pairings/" + pairing.id()).path("state");
    }

    private io.restassured.response.Response call(String token, String method, String path) {
        RequestSpecification call = api.with(token);
        return (method.equals("GET") || method.equals("DELETE") ? call : call.body("{}")).request(method, path);
    }
}
