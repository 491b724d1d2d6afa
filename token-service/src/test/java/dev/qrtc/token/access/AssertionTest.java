// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.access;

import static dev.qrtc.token.access.TokenCalls.accepted;
import static dev.qrtc.token.access.TokenCalls.assertUnknown;
import static dev.qrtc.token.access.TokenCalls.assertion;
import static dev.qrtc.token.access.TokenCalls.post;
import static dev.qrtc.token.access.TokenCalls.refused;
import static dev.qrtc.token.access.TokenCalls.with;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.qrtc.testing.TestKeys;
import dev.qrtc.token.Api;
import dev.qrtc.token.TokenServiceResource;
import dev.qrtc.token.device.Registry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.Test;

/** Clients and devices that sign (RFC 7523) in place of a secret. */
@QuarkusTest
@QuarkusTestResource(TokenServiceResource.class)
class AssertionTest {
    private static final int AT_ONCE = 20;

    @SuppressWarnings("NullAway.Init") // set by the resource
    TestKeys keys;

    @SuppressWarnings("NullAway.Init") // set by the resource
    Signers signers;

    @Test
    void a_client_gets_a_token_for_what_it_signed() {
        var answer = with(assertion("signer", signers.signer()).sign())
                .formParam("subject", "user:alice")
                .post("/oauth2/token");
        accepted(answer).body("expires_in", equalTo(300)).body("scope", equalTo("pairing:present pairing:scan qr"));
        new Api(keys)
                .with(answer.path("access_token"))
                .body("{}")
                .post("/v1/pairings")
                .then()
                .statusCode(201);
    }

    @Test
    void a_client_with_one_key_need_not_name_it() {
        var unnamed = assertion("signer", signers.signer()).header("kid", null);
        accepted(post(unnamed.sign())).body("expires_in", equalTo(900));
        assertUnknown(post(
                assertion("signer", signers.signer()).header("kid", "another").signedAsItIsBy(signers.signer())));
    }

    @Test
    void a_client_with_several_keys_names_one() {
        for (var key : List.of(signers.rsa(), signers.ed())) {
            accepted(post(assertion("several", key).signedAsItIsBy(key))).body("scope", equalTo("qr"));
            assertUnknown(post(assertion("several", key).header("kid", null).signedAsItIsBy(key)));
        }
        var mixed =
                assertion("several", signers.rsa()).header("kid", signers.ed().getKeyId());
        assertUnknown(post(mixed.signedAsItIsBy(signers.rsa())));
    }

    @Test
    void the_audience_may_be_the_token_endpoint() {
        var endpoint = TokenServiceResource.ISSUER + "/oauth2/token";
        accepted(post(
                assertion("signer", signers.signer()).claim("aud", endpoint).sign()));
    }

    @Test
    void its_type_may_be_said() {
        for (var type : new String[] {"JWT", "client-authentication+jwt"}) {
            accepted(post(
                    assertion("signer", signers.signer()).header("typ", type).sign()));
        }
    }

    @Test
    void an_assertion_is_good_once() {
        var once = assertion("signer", signers.signer()).claim("jti", "once").sign();
        accepted(post(once));
        assertUnknown(post(once));
        var again = assertion("signer", signers.signer()).claim("jti", "once").claim("more", 1);
        assertUnknown(post(again.sign()));
        // The id is the client's own: another client may have the same.
        accepted(post(assertion("several", signers.rsa()).claim("jti", "once").sign()));
    }

    @Test
    void of_many_at_once_one_is_accepted() throws InterruptedException, ExecutionException {
        var once = assertion("signer", signers.signer()).sign();
        Callable<Integer> call = () -> post(once).statusCode();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = threads.invokeAll(
                    IntStream.range(0, AT_ONCE).mapToObj(i -> call).toList());
            int accepted = 0;
            for (Future<Integer> answer : calls) {
                accepted += answer.get() == 200 ? 1 : 0;
            }
            assertEquals(1, accepted);
        }
    }

    @Test
    void the_client_may_be_named_beside_it_and_then_it_is_the_same() {
        var good = assertion("signer", signers.signer());
        assertUnknown(with(good.sign()).formParam("client_id", "several").post("/oauth2/token"));
        accepted(with(good.sign()).formParam("client_id", "signer").post("/oauth2/token"));
    }

    @Test
    void a_request_says_in_one_way_who_asks() {
        var good = assertion("signer", signers.signer()).sign();
        var basic = with(good).auth().preemptive().basic("backend", TokenServiceResource.BACKEND_SECRET);
        refused(basic.post("/oauth2/token"), 400, "invalid_request");
        refused(with(good).formParam("client_secret", "x").post("/oauth2/token"), 400, "invalid_request");
        refused(with(good).formParam("client_assertion", good).post("/oauth2/token"), 400, "invalid_request");
        var untyped = given().formParam("grant_type", "client_credentials").formParam("client_assertion", good);
        refused(untyped.post("/oauth2/token"), 400, "invalid_request");
        var other =
                untyped.formParam("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:saml2-bearer");
        refused(other.post("/oauth2/token"), 401, "invalid_client");
        accepted(post(good));
    }

    @Test
    void a_client_with_a_key_has_no_secret_and_the_other_way_round() {
        var basic = given().auth().preemptive().basic("signer", "x").formParam("grant_type", "client_credentials");
        refused(basic.post("/oauth2/token"), 401, "invalid_client");
        assertUnknown(post(assertion("backend", signers.signer()).sign()));
    }

    @Test
    void a_device_gets_a_short_token_for_itself_until_it_is_deleted() {
        var registry = new Registry(keys);
        var key = TestKeys.ec("any", "any");
        var id = registered(registry, Map.of("name", "kiosk", "jwk", Map.copyOf(publicPart(key))));
        var device = "device:" + id;
        var answer = post(assertion(device, key).header("kid", null).sign());
        accepted(answer).body("expires_in", equalTo(300)).body("scope", equalTo("pairing:present pairing:scan qr"));
        var call = new Api(keys).with(answer.path("access_token")).body("{}");
        call.post("/v1/pairings").then().statusCode(201);
        refused(
                with(assertion(device, key).header("kid", null).sign())
                        .formParam("subject", "user:alice")
                        .post("/oauth2/token"),
                400,
                "unauthorized_client");
        assertUnknown(
                post(assertion(device, signers.signer()).header("kid", null).sign()));
        registry.delete(id);
        assertUnknown(post(assertion(device, key).header("kid", null).sign()));
        call.post("/v1/pairings").then().statusCode(401);
    }

    @Test
    void the_metadata_says_how_to_authenticate() {
        given().get("/.well-known/oauth-authorization-server")
                .then()
                .body("token_endpoint_auth_methods_supported", contains("client_secret_basic", "private_key_jwt"))
                .body("token_endpoint_auth_signing_alg_values_supported", contains("ES256", "EdDSA", "RS256"));
    }

    private static Map<String, Object> publicPart(PublicJsonWebKey key) {
        var members = new HashMap<>(key.toParams(OutputControlLevel.PUBLIC_ONLY));
        members.keySet().retainAll(List.of("kty", "crv", "x", "y"));
        return members;
    }

    private static String registered(Registry registry, Map<String, Object> device) {
        return registry.as("user:alice")
                .body(device)
                .post("/v1/devices")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
