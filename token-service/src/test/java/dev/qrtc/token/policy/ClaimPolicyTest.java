// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.policy;

import static dev.qrtc.token.Api.problem;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.qrtc.testing.TestKeys;
import dev.qrtc.token.Api;
import dev.qrtc.token.TokenServiceResource;
import dev.qrtc.token.device.Registry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole table of contract/policy.json, with real calls, real tokens and a real registry. */
@QuarkusTest
@QuarkusTestResource(TokenServiceResource.class)
class ClaimPolicyTest {
    private static final String ALICE = "user:alice";
    private static final String BOB = "user:bob";

    // By "presenter" or "scanner" and the kind: registered once, with the first case.
    private static final Map<String, String> PRINCIPALS = new HashMap<>();

    // By principal, origin and minute: each is used for many cases, and lives for five minutes.
    private static final Map<String, String> TOKENS = new HashMap<>();

    @SuppressWarnings("NullAway.Init") // set by the resource
    TestKeys keys;

    private Api api = new Api(TestKeys.generate());

    static List<PolicyTable.Cell> cells() {
        return new PolicyTable().cells();
    }

    @BeforeEach
    void principalsOfEachKind() {
        api = new Api(keys);
        if (PRINCIPALS.isEmpty()) {
            var registry = new Registry(keys);
            PRINCIPALS.put("presenter user", ALICE);
            PRINCIPALS.put("presenter device", device(registry, false, ALICE));
            PRINCIPALS.put("presenter open-device", device(registry, true, ALICE));
            PRINCIPALS.put("presenter ownerless-device", device(registry, false));
            PRINCIPALS.put("presenter open-ownerless-device", device(registry, true));
            PRINCIPALS.put("presenter unregistered-device", "device:nobody-registered-it");
            PRINCIPALS.put("presenter deleted-device", deleted(registry));
            PRINCIPALS.put("scanner the-owner", ALICE);
            PRINCIPALS.put("scanner another-user", BOB);
            PRINCIPALS.put("scanner foreign-user", "user:kc-8f14e45f");
            PRINCIPALS.put("scanner own-device", device(registry, false, ALICE));
            PRINCIPALS.put("scanner shared-device", device(registry, false, ALICE, BOB));
            PRINCIPALS.put("scanner another-users-device", device(registry, false, BOB));
            PRINCIPALS.put("scanner another-users-open-device", device(registry, true, BOB));
            PRINCIPALS.put("scanner ownerless-device", device(registry, false));
            PRINCIPALS.put("scanner unregistered-device", "device:nobody-registered-this-one");
            PRINCIPALS.put("scanner deleted-device", deleted(registry));
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void whoMayClaimIsWhatTheTableSays(PolicyTable.Cell cell) {
        var presenter = principal("presenter " + cell.presenter());
        var scanner = cell.scanner().equals("itself") ? presenter : principal("scanner " + cell.scanner());
        assertEquals(cell.expected(), outcome(cell, presenter, scanner), cell::toString);
    }

    @Test
    void strangersWithoutAListAreDenied() {
        var created = api.create("device:stranger-1");
        problem(api.claim("device:stranger-2", created.token()), 403, "not_allowed");
        problem(api.claim("user:stranger", created.token()), 403, "not_allowed");
    }

    private String outcome(PolicyTable.Cell cell, String presenter, String scanner) {
        var created = api.with(token(presenter, cell.origin()))
                .body(allow(cell.allow(), scanner))
                .post("/v1/pairings");
        if (created.statusCode() == 401) {
            problem(created, 401, "unauthenticated");
            return "unauthenticated";
        }
        created.then().statusCode(201);
        String code = created.path("token");
        var claimed = api.with(token(scanner, cell.origin()))
                .body(Map.of("token", code))
                .post("/v1/pairings/claim");
        return switch (claimed.statusCode()) {
            case 200 -> "allowed";
            case 401 -> {
                problem(claimed, 401, "unauthenticated");
                yield "unauthenticated";
            }
            default -> denied(claimed, created);
        };
    }

    // A refused claim has moved nothing.
    private String denied(Response claimed, Response created) {
        problem(claimed, 403, "not_allowed");
        String state = api.with(created.path("peerToken"))
                .get("/v1/pairings/" + created.path("id"))
                .path("state");
        assertEquals("waiting", state);
        return "denied";
    }

    private static Map<String, Object> allow(String kind, String scanner) {
        return switch (kind) {
            case "absent" -> Map.of();
            case "listed" -> Map.of("allow", List.of("user:carol", scanner));
            case "not-listed" -> Map.of("allow", List.of("user:carol", "device:carols"));
            case "anybody" -> Map.of("allow", List.of("*"));
            default -> throw new AssertionError(kind);
        };
    }

    // What the policy can see of an origin is in the token: its client, and whoever signed it. Which issuers are
    // trusted,
    // and how their users are named, is decided before.
    private String token(String principal, String origin) {
        return TOKENS.computeIfAbsent(
                principal + " " + origin + " " + Instant.now().truncatedTo(ChronoUnit.MINUTES),
                ignored -> newToken(principal, origin));
    }

    private String newToken(String principal, String origin) {
        var scopes = "pairing:present pairing:scan";
        return switch (origin) {
            case "own" ->
                api.tokens()
                        .access(principal, scopes)
                        .claim("client_id", principal)
                        .sign();
            case "issuer" ->
                api.tokens()
                        .access(principal, scopes)
                        .claim("client_id", "app-of-another-issuer")
                        .sign();
            case "delegated" ->
                given().auth()
                        .preemptive()
                        .basic(
                                principal.startsWith("user:") ? "backend" : "fleet",
                                principal.startsWith("user:")
                                        ? TokenServiceResource.BACKEND_SECRET
                                        : TokenServiceResource.FLEET_SECRET)
                        .formParam("grant_type", "client_credentials")
                        .formParam("subject", principal)
                        .formParam("scope", scopes)
                        .post("/oauth2/token")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("access_token");
            default -> throw new AssertionError(origin);
        };
    }

    private static String principal(String kind) {
        return Optional.ofNullable(PRINCIPALS.get(kind)).orElseThrow(() -> new AssertionError("nobody is a " + kind));
    }

    private static String device(Registry registry, boolean open, String... owners) {
        return "device:" + registry.registered(open, owners);
    }

    private static String deleted(Registry registry) {
        var id = registry.registered(false, ALICE);
        registry.delete(id);
        return "device:" + id;
    }
}
