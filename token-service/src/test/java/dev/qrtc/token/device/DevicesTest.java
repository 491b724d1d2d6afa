// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.device;

import static dev.qrtc.token.Api.problem;
import static dev.qrtc.token.device.Registry.device;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.testing.RedisServer;
import dev.qrtc.testing.TestKeys;
import dev.qrtc.token.Api;
import dev.qrtc.token.TokenServiceResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call of the registry, and every answer it has. */
@QuarkusTest
@QuarkusTestResource(TokenServiceResource.class)
class DevicesTest {
    @SuppressWarnings("NullAway.Init") // set by the resource
    TestKeys keys;

    @SuppressWarnings("NullAway.Init") // set by the resource
    RedisServer redis;

    private Registry registry = new Registry(TestKeys.generate());

    @BeforeEach
    void registry() {
        registry = new Registry(keys);
    }

    @Test
    void aUserRegistersADeviceReadsItAndDeletesIt() {
        var body = device("Alice's kiosk");
        var jwk = (Map<?, ?>) Objects.requireNonNull(body.get("jwk"));
        var created = registry.as("user:alice").body(body).post("/v1/devices");
        String id = created.path("id");
        created.then()
                .statusCode(201)
                .header("Location", equalTo(TokenServiceResource.ISSUER + "/v1/devices/" + id))
                .header("ETag", equalTo("\"1\""))
                .body("id", matchesPattern("[A-Za-z0-9_-]{22}"))
                .body("principal", equalTo("device:" + id))
                .body("name", equalTo("Alice's kiosk"))
                .body("owners", equalTo(List.of("user:alice")))
                .body("open", equalTo(false))
                .body("jwk.x", equalTo(jwk.get("x")))
                .body("jwk.alg", equalTo("ES256"))
                .body("registeredAt", matchesPattern("20[0-9-]+T[0-9:.]+Z"));
        var read = registry.as("user:alice").get("/v1/devices/" + id);
        read.then().statusCode(200).header("ETag", equalTo("\"1\""));
        assertEquals(created.asString(), read.asString());
        registry.as("user:alice").delete("/v1/devices/" + id).then().statusCode(204);
        problem(registry.as("user:alice").get("/v1/devices/" + id), 404, "device_unknown");
    }

    @Test
    void unknownAndNotYoursLookTheSame() {
        var id = registry.registered("user:alice");
        var path = "/v1/devices/" + id;
        var foreign = problem(registry.as("user:mallory").get(path), 404, "device_unknown");
        var unknown = problem(registry.as("user:mallory").get("/v1/devices/nobody"), 404, "device_unknown");
        assertEquals(unknown.asString(), foreign.asString());
        problem(registry.as("user:mallory").get("/v1/devices/no%20id%7B"), 404, "device_unknown");
        problem(registry.as("user:mallory").body(Map.of("name", "x")).patch(path), 404, "device_unknown");
        problem(registry.as("user:mallory").delete(path), 404, "device_unknown");
        registry.as("user:alice").get(path).then().statusCode(200);
        registry.asAdmin().get(path).then().statusCode(200);
    }

    @Test
    void onlyUsersAndAdministratorsHaveDevices() {
        for (var subject : List.of("device:kiosk-7", "client:ops")) {
            problem(registry.as(subject).body(device("x")).post("/v1/devices"), 403, "not_allowed");
            problem(registry.as(subject).get("/v1/devices"), 403, "not_allowed");
        }
        var api = new Api(keys);
        problem(api.as("user:alice").get("/v1/devices"), 403, "insufficient_scope");
        problem(
                api.with(api.tokens().access("client:ops", "admin").sign()).get("/v1/devices"),
                403,
                "insufficient_scope");
    }

    static Stream<Arguments> whatOnlyAdministratorsDo() {
        return Stream.of(
                Arguments.of("id", "chosen-by-a-user"),
                Arguments.of("open", true),
                Arguments.of("owners", List.of("user:bob")),
                Arguments.of("owners", List.of("user:alice", "user:bob")),
                Arguments.of("owners", List.of()));
    }

    @ParameterizedTest
    @MethodSource("whatOnlyAdministratorsDo")
    void onlyAdministratorsChooseIdsNameOwnersAndOpenDevices(String member, Object value) {
        var body = device("x");
        body.put(member, value);
        problem(registry.as("user:alice").body(body).post("/v1/devices"), 403, "not_allowed");
        var id = registry.asAdmin()
                .body(body)
                .post("/v1/devices")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        registry.delete(id);
    }

    @Test
    void nobodyCanMakeAStrangerAnOwner() {
        var id = registry.registered("user:mallory");
        var path = "/v1/devices/" + id;
        for (var owners : List.of(List.of("user:alice"), List.of("user:mallory", "user:alice"))) {
            problem(registry.as("user:mallory").body(Map.of("owners", owners)).patch(path), 403, "not_allowed");
        }
        problem(registry.as("user:mallory").body(Map.of("open", true)).patch(path), 403, "not_allowed");
        registry.asAdmin()
                .body(Map.of("owners", List.of("user:mallory", "user:alice"), "open", true))
                .patch(path)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("owners", equalTo(List.of("user:alice", "user:mallory")))
                .body("open", equalTo(true));
        registry.as("user:alice").get(path).then().statusCode(200);
        // One of them leaves; it cannot take the other with it.
        problem(registry.as("user:alice").body(Map.of("owners", List.of())).patch(path), 403, "not_allowed");
        registry.as("user:alice")
                .body(Map.of("owners", List.of("user:mallory")))
                .patch(path)
                .then()
                .statusCode(200);
        problem(registry.as("user:alice").get(path), 404, "device_unknown");
    }

    @Test
    void anIdIsGivenOnceAndNotThatOfAClient() {
        var body = device("x");
        body.put("id", "lobby-1");
        registry.asAdmin()
                .body(body)
                .post("/v1/devices")
                .then()
                .statusCode(201)
                .body("principal", equalTo("device:lobby-1"));
        body.put("owners", List.of("user:of-nothing"));
        problem(registry.asAdmin().body(body).post("/v1/devices"), 409, "device_exists");
        assertEquals(0L, redis.command("EXISTS", "qrtc:owner:{user:of-nothing}"), "nothing is left of it");
        registry.delete("lobby-1");
        // What it was is remembered for as long as its tokens may last.
        problem(registry.asAdmin().body(body).post("/v1/devices"), 409, "device_exists");
        body.put("id", "kiosk-7");
        problem(registry.asAdmin().body(body).post("/v1/devices"), 409, "device_exists");
    }

    @Test
    void aChangeIsMadeToWhatWasReadOrNotAtAll() {
        var id = registry.registered("user:alice");
        var path = "/v1/devices/" + id;
        registry.as("user:alice")
                .header("If-Match", "\"1\"")
                .body(Map.of("name", "second"))
                .patch(path)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("name", equalTo("second"));
        for (var stale : List.of("\"1\"", "W/\"2\"", "\"7\", \"8\"", "nonsense")) {
            var late = registry.as("user:alice").header("If-Match", stale);
            problem(late.body(Map.of("name", "third")).patch(path), 412, "precondition_failed");
            problem(registry.as("user:alice").header("If-Match", stale).delete(path), 412, "precondition_failed");
        }
        registry.as("user:alice").get(path).then().body("name", equalTo("second"));
        registry.as("user:alice")
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(Map.of("name", "third"))
                .patch(path)
                .then()
                .statusCode(200);
        registry.as("user:alice")
                .header("If-Match", "\"3\"")
                .delete(path)
                .then()
                .statusCode(204);
        registry.as("user:alice")
                .header("If-Match", "\"3\"")
                .delete(path)
                .then()
                .statusCode(204);
    }

    @Test
    void whatIsNotSaidStaysAsItIs() {
        var id = registry.registered(true, "user:alice", "user:bob");
        registry.as("user:alice")
                .body("{\"name\":\"renamed\",\"future\":1,\"open\":null}")
                .patch("/v1/devices/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("renamed"))
                .body("open", equalTo(true))
                .body("owners", equalTo(List.of("user:alice", "user:bob")));
    }

    @Test
    void devicesAreListedPageByPageToTheirOwners() {
        var mine = new HashSet<String>();
        for (var i = 0; i < 5; i++) {
            mine.add(registry.registered("user:lister"));
        }
        registry.registered("user:somebody-else");
        var deleted = registry.registered("user:lister");
        registry.delete(deleted);
        assertEquals(mine, new HashSet<>(all("?limit=2")));
        assertEquals(mine, new HashSet<>(all("?owner=user:lister&limit=2")));
        problem(registry.as("user:lister").get("/v1/devices?owner=user:alice"), 403, "not_allowed");
        registry.asAdmin()
                .get("/v1/devices?owner=user:lister")
                .then()
                .body("devices.size()", equalTo(5))
                .body("next", nullValue());
        for (var wrong : List.of("limit=0", "limit=101", "limit=x", "owner=alice", "after=%20")) {
            problem(registry.asAdmin().get("/v1/devices?" + wrong), 400, "request_malformed");
        }
    }

    @Test
    void administratorsSeeTheDevicesOfAllAndOfNobody() {
        var owned = registry.registered("user:alice");
        var nobodys = registry.registered(false);
        var seen = new ArrayList<String>();
        for (String next = ""; next != null; ) {
            var page = registry.asAdmin().get("/v1/devices?limit=100" + next);
            seen.addAll(page.jsonPath().getList("devices.id"));
            @Nullable String after = page.path("next");
            next = after == null ? null : "&after=" + after;
        }
        assertTrue(seen.containsAll(List.of(owned, nobodys)));
        assertEquals(seen.size(), Set.copyOf(seen).size());
    }

    private List<String> all(String query) {
        var ids = new ArrayList<String>();
        for (String next = ""; next != null; ) {
            var page = registry.as("user:lister").get("/v1/devices" + query + next);
            List<String> some = page.jsonPath().getList("devices.id");
            assertTrue(some.size() <= 2, some::toString);
            ids.addAll(some);
            @Nullable String after = page.path("next");
            assertNotEquals("", after);
            next = after == null ? null : "&after=" + after;
        }
        return ids;
    }

    static Stream<Arguments> badMembers() {
        return Stream.of(
                Arguments.of("name", Collections.singletonMap("name", null)),
                Arguments.of("name", Map.of("name", " ")),
                Arguments.of("name", Map.of("name", "canary".repeat(20))),
                Arguments.of("name", Map.of("name", "canary\u0000")),
                Arguments.of("name", Map.of("name", 7)),
                Arguments.of("jwk", Collections.singletonMap("jwk", null)),
                Arguments.of("jwk", Map.of("jwk", "canary")),
                Arguments.of("jwk", Map.of("jwk", Map.of("kty", "oct", "k", "canary"))),
                Arguments.of("jwk", Map.of("jwk", Map.of("kty", "EC", "crv", "P-256", "x", "canary", "y", "canary"))),
                Arguments.of("owners", Map.of("owners", List.of("canary"))),
                Arguments.of("owners", Map.of("owners", List.of("device:canary"))),
                Arguments.of("owners", Map.of("owners", Collections.nCopies(17, "user:canary"))),
                Arguments.of("id", Map.of("id", "canary{}")),
                Arguments.of("id", Map.of("id", "")),
                Arguments.of("open", Map.of("open", "true")));
    }

    @ParameterizedTest
    @MethodSource("badMembers")
    void aBadMemberIsNamedAndNotRepeated(String member, Map<String, Object> spoiled) {
        var body = device("x");
        body.putAll(spoiled);
        problem(registry.asAdmin().body(body).post("/v1/devices"), 400, "request_malformed")
                .then()
                .body("detail", containsString("`" + member))
                .body(not(containsString("canary")));
    }

    @Test
    void whatCannotBeChangedIsSaidAndNotIgnored() {
        var id = registry.registered("user:alice");
        for (var body : List.of(Map.of("id", "other"), Map.of("jwk", Map.of("kty", "EC")))) {
            problem(registry.as("user:alice").body(body).patch("/v1/devices/" + id), 400, "request_malformed");
        }
        problem(registry.as("user:alice").body("null").patch("/v1/devices/" + id), 400, "request_malformed");
        problem(registry.as("user:alice").body("").post("/v1/devices"), 400, "request_malformed");
    }
}
