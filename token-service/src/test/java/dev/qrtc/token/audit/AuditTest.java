// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.audit;

import static dev.qrtc.token.Api.problem;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.testing.TestKeys;
import dev.qrtc.testing.TestTokens;
import dev.qrtc.token.Api;
import dev.qrtc.token.TokenServiceResource;
import dev.qrtc.token.access.Signers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One line and one entry for each thing that somebody did, or was refused. */
@QuarkusTest
@QuarkusTestResource(TokenServiceResource.class)
class AuditTest {
    @SuppressWarnings("NullAway.Init") // set by the resource
    TestKeys keys;

    @SuppressWarnings("NullAway.Init") // set before each
    private Api api;

    @SuppressWarnings("NullAway.Init") // set before each
    private AuditLog log;

    @BeforeEach
    void open() {
        api = new Api(keys);
        log = new AuditLog(api, new TestTokens(keys, TokenServiceResource.ISSUER));
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void aPairingIsThereFromItsCreationToItsEnd() {
        var created = api.create("user:alice", Map.of("confirmation", "accept"));
        var scanner = api.claimed("user:alice", created.token());
        api.with(created.peerToken())
                .body(Map.of("accept", true))
                .post("/v1/pairings/" + created.id() + "/confirmation")
                .then()
                .statusCode(200);
        api.with(scanner).delete("/v1/pairings/" + created.id()).then().statusCode(204);

        happened(created.id(), "create", "done", "user:alice");
        happened(created.id(), "claim", "claimed", "user:alice");
        happened(created.id(), "confirm", "accepted", "user:alice");
        happened(created.id(), "end", "cancelled", "user:alice");
        assertEquals(4, log.entries(Map.of("pairing", created.id()), 200).size());
    }

    @Test
    void aRejectionAndARevocationAreToldAsSuch() {
        var rejected = api.create("user:alice", Map.of("confirmation", "accept"));
        api.claimed("user:alice", rejected.token());
        api.with(rejected.peerToken())
                .body(Map.of("accept", false))
                .post("/v1/pairings/" + rejected.id() + "/confirmation")
                .then()
                .statusCode(200);
        happened(rejected.id(), "confirm", "rejected", "user:alice");

        var revoked = api.create("user:alice");
        var admin = new TestTokens(keys, TokenServiceResource.ISSUER)
                .access("client:ops", "admin")
                .sign();
        api.with(admin).delete("/v1/pairings/" + revoked.id()).then().statusCode(204);
        happened(revoked.id(), "end", "revoked", "client:ops");
        api.with(revoked.peerToken())
                .delete("/v1/pairings/" + revoked.id())
                .then()
                .statusCode(204);
        await().untilAsserted(() -> assertEquals(
                List.of("revoked", "over"),
                log.entries(Map.of("pairing", revoked.id(), "what", "end"), 200).stream()
                        .map(entry -> entry.get("outcome"))
                        .toList()));
    }

    @Test
    void aRefusalSaysWhoWasRefusedWhatAndWhy() {
        var created = api.create("user:alice");
        problem(api.claim("user:mallory", created.token()), 403, "not_allowed");
        var entry = happened(created.id(), "claim", "not_allowed", "user:mallory");
        assertEquals(true, entry.get("refused"));
        assertEquals("127.0.0.1", entry.get("from"));
        assertEquals("test-client", entry.get("client"));
    }

    @Test
    void whatACallerSaysOfItsAddressIsNotRecordedUnlessAProxyIsTrusted() {
        var created = api.create("user:alice");
        for (var name : List.of("X-Forwarded-For", "Forwarded", "X-Real-IP")) {
            problem(
                    api.as("user:liar-" + name)
                            .header(name, name.equals("Forwarded") ? "for=203.0.113.9" : "203.0.113.9")
                            .body(Map.of("token", created.token()))
                            .post("/v1/pairings/claim"),
                    403,
                    "not_allowed");
            assertEquals(
                    "127.0.0.1", log.only(Map.of("who", "user:liar-" + name)).get("from"), name);
        }
    }

    @Test
    void aForgedTokenIsRefusedAndNobodyIsNamed() {
        problem(api.with("forged.token.here").body("{}").post("/v1/pairings"), 401, "unauthenticated");
        var found = await().until(
                        () -> log.entries(Map.of("what", "create", "outcome", "unauthenticated"), 200),
                        entries -> !entries.isEmpty());
        assertFalse(found.getFirst().containsKey("who"), "a forged name is nobody's");
        assertEquals(1, log.lines("what=create outcome=unauthenticated").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"backend", "fleet"})
    void aClientThatIsRefusedIsNamed(String name) {
        refused(name, "wrong");
        await().until(() -> !log.lines("what=token", "client=" + name).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil\nwhat=end outcome=done who=\"alice\" \u2028", "swapped-secret", "nobody"})
    void whatIsNoClientsNameIsNotRecorded(String name) {
        refused(name, "backend");
        await().until(() -> !log.lines("what=token").isEmpty());
        var line = log.lines("what=token").getFirst();
        assertTrue(line.startsWith("what=token outcome=invalid_client refused=true from="), line);
        assertEquals(List.of(), log.lines(name.substring(0, 4)));
    }

    @Test
    void aClientWhoseAssertionIsRefusedIsNamed() throws JoseException {
        var key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setAlgorithm("ES256");
        var forged =
                Signers.assertion("signer", key, TokenServiceResource.ISSUER).sign();
        given().formParam("grant_type", "client_credentials")
                .formParam("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                .formParam("client_assertion", forged)
                .post("/oauth2/token")
                .then()
                .statusCode(401);
        await().until(() -> !log.lines("what=token", "client=signer").isEmpty());
    }

    private static void refused(String name, String secret) {
        given().auth()
                .preemptive()
                .basic(name, secret)
                .formParam("grant_type", "client_credentials")
                .post("/oauth2/token")
                .then()
                .statusCode(401);
    }

    @Test
    void whatMakesAPairIsNowhereInIt() {
        var created = api.create("user:alice", Map.of("metadata", Map.of("name", "canary-metadata")));
        var scanner = api.claimed("user:alice", created.token());
        happened(created.id(), "claim", "paired", "user:alice");
        var everything = log.entries(Map.of(), 200) + " " + log.lines();
        for (var secret : List.of(created.token(), created.peerToken(), scanner, "canary-metadata", "eyJ")) {
            assertFalse(everything.contains(secret), secret);
        }
    }

    @Test
    void theKeysAndTheClientsOfTheStartAreThereOnce() {
        assertTrue(
                String.valueOf(log.only(Map.of("what", "keys")).get("detail")).contains("pairing-1"));
        assertTrue(String.valueOf(log.only(Map.of("what", "clients")).get("detail"))
                .contains("backend"));
        assertEquals("now acme,bolt", log.only(Map.of("what", "issuers")).get("detail"));
    }

    @Test
    void aLookThatIsRefusedNamesItsPairingAndOneThatIsAllowedLeavesNothing() {
        var created = api.create("user:alice");
        var code = Map.of("token", created.token());
        api.inspect("user:alice", code).then().statusCode(200);
        api.claimed("user:alice", created.token());
        problem(api.inspect("user:mallory", code), 409, "already_claimed");
        var entry = happened(created.id(), "inspect", "already_claimed", "user:mallory");
        assertEquals(true, entry.get("refused"));
        api.with(created.peerToken())
                .delete("/v1/pairings/" + created.id())
                .then()
                .statusCode(204);
        problem(api.inspect("user:trudy", code), 410, "pairing_closed");
        await().until(() -> log.entries(Map.of("pairing", created.id(), "who", "user:trudy"), 200)
                        .size()
                == 1);
    }

    @Test
    void aLookAtAForgedCodeNamesNoPairing() {
        var created = api.create("user:alice");
        problem(api.inspect("user:forger", Map.of("token", created.token() + "A")), 422, "token_invalid");
        var entry = log.only(Map.of("what", "inspect", "who", "user:forger"));
        assertFalse(entry.containsKey("pairing"));
    }

    // One entry, and one line.
    private Map<String, Object> happened(String pairing, String what, String outcome, String who) {
        var entry = log.only(Map.of("pairing", pairing, "what", what));
        assertEquals(outcome, entry.get("outcome"));
        assertEquals(who, entry.get("who"));
        assertEquals(
                1,
                log.lines("what=" + what + " outcome=" + outcome, "who=" + who, "pairing=" + pairing)
                        .size());
        return entry;
    }
}
