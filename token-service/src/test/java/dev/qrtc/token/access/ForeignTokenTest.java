// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.access;

import static dev.qrtc.token.Api.problem;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.qrtc.edge.token.issuer.KnownScopes;
import dev.qrtc.edge.token.issuer.PrincipalName;
import dev.qrtc.pairing.Principal;
import dev.qrtc.testing.TestKeys;
import dev.qrtc.token.Api;
import dev.qrtc.token.TokenServiceResource;
import dev.qrtc.token.device.Registry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A trusted issuer's users pair as ours do, and are no more than that issuer may make of them. */
@QuarkusTest
@QuarkusTestResource(TokenServiceResource.class)
class ForeignTokenTest {
    @SuppressWarnings("NullAway.Init") // set by the resource
    TestKeys keys;

    @SuppressWarnings("NullAway.Init") // set by the resource
    Signers signers;

    private Api api = new Api(TestKeys.generate());

    @BeforeEach
    void keysAreThere() {
        api = new Api(keys);
        await().untilAsserted(() -> api.with(token("alice", "pairing:present"))
                .body("{}")
                .post("/v1/pairings")
                .then()
                .statusCode(201));
    }

    @Test
    void its_user_pairs_with_itself() {
        var code = api.with(token("alice", "pairing:present"))
                .body("{}")
                .post("/v1/pairings")
                .path("token");
        var claim = api.with(token("alice", "pairing:scan"))
                .body(Map.of("token", code))
                .post("/v1/pairings/claim");
        claim.then().statusCode(200).body("presenter.principal", equalTo("user:acme-alice"));
    }

    @Test
    void its_user_is_not_ours_of_that_name() {
        var code = api.with(token("alice", "pairing:present"))
                .body("{}")
                .post("/v1/pairings")
                .path("token");
        problem(api.claim("user:alice", (String) code), 403, "not_allowed");
        problem(api.claim("user:acme-bob", (String) code), 403, "not_allowed");
    }

    @Test
    void a_scope_beyond_its_maximum_opens_nothing() {
        var greedy = token("alice", "pairing:present device:manage admin");
        problem(api.with(greedy).body(Registry.device("kiosk")).post("/v1/devices"), 403, "insufficient_scope");
        api.with(greedy).body("{}").post("/v1/pairings").then().statusCode(201);
    }

    @Test
    void no_device_is_registered_in_an_issuers_name() {
        var registry = new Registry(keys);
        var device = new HashMap<>(Registry.device("kiosk"));
        device.put("id", "bolt-1");
        problem(registry.asAdmin().body(device).post("/v1/devices"), 409, "device_exists");
        device.put("id", "own-" + System.nanoTime());
        registry.asAdmin().body(device).post("/v1/devices").then().statusCode(201);
    }

    @Test
    void two_issuers_may_sign_with_the_same_key_and_are_two_all_the_same() {
        var draft = signers.acme().access("9", "pairing:present").claim("iss", Signers.BOLT);
        await().untilAsserted(() -> {
            var forAlice = Map.of("allow", List.of("user:alice"));
            var created = api.with(draft.sign()).body(forAlice).post("/v1/pairings");
            var claim = api.claim(
                    "user:alice", created.then().statusCode(201).extract().path("token"));
            claim.then().statusCode(200).body("presenter.principal", equalTo("device:bolt-9"));
        });
    }

    @Test
    void what_it_signs_is_neither_a_peer_token_nor_a_code() {
        var tokens = signers.acme();
        var peer = tokens.peer("user:acme-alice", "AAAAAAAAAAAAAAAAAAAAAA", "presenter", null)
                .sign();
        problem(api.with(peer).get("/v1/pairings/AAAAAAAAAAAAAAAAAAAAAA"), 401, "unauthenticated");
        var code = tokens.pairing("AAAAAAAAAAAAAAAAAAAAAA", 1).sign();
        problem(api.claim("user:alice", code), 422, "token_invalid");
    }

    @Test
    void both_sides_know_the_same_scopes_and_the_same_principals() {
        var scopes = Arrays.stream(Scope.values()).map(Scope::wire).collect(Collectors.toSet());
        assertEquals(KnownScopes.ALL, scopes);
        for (var name : List.of(
                "user:alice",
                "device:kiosk-7",
                "user:\uac00.\u0661+_@-",
                "user:" + "a".repeat(128),
                "user:" + "a".repeat(129),
                "user:",
                "user:a b",
                "user:a|b",
                "user:a\n",
                "User:a",
                "client:a",
                "user:\u0301",
                "device:a:b")) {
            assertEquals(Principal.isPrincipal(name), PrincipalName.of(name).isPresent(), name);
        }
    }

    private String token(String subject, String scope) {
        return signers.acme().access(subject, scope).sign();
    }
}
