// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import static dev.qrtc.token.Api.problem;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.qrtc.testing.TestKeys;
import dev.qrtc.testing.TokenDraft;
import dev.qrtc.token.Api;
import dev.qrtc.token.TokenServiceResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Codes that somebody made up, over HTTP: none claims anything, none burns the real one. */
@QuarkusTest
@QuarkusTestResource(TokenServiceResource.class)
class HostileCodesTest {
    @SuppressWarnings("NullAway.Init") // set by the resource
    TestKeys keys;

    private Api api = new Api(TestKeys.generate());

    @BeforeEach
    void api() {
        api = new Api(keys);
    }

    /** Makes a forgery of a good code. */
    interface Forgery extends BiFunction<TokenDraft, TestKeys, TokenDraft> {}

    static Stream<Arguments> forgeries() {
        return Stream.of(
                forged("another audience", (code, keys) -> code.claim("aud", "signaling")),
                forged("no audience", (code, keys) -> code.claim("aud", null)),
                forged("another type", (code, keys) -> code.header("typ", "JWT")),
                forged("another issuer", (code, keys) -> code.claim("iss", "https://evil.example.com")),
                forged("no expiry", (code, keys) -> code.claim("exp", null)),
                forged("no id", (code, keys) -> code.claim("jti", null)),
                forged("an id that is none", (code, keys) -> code.claim("jti", "../../etc/passwd")),
                forged("an id with number zero", (code, keys) -> code.claim("jti", "AAAAAAAAAAAAAAAAAAAAAA.0")),
                forged("an id with a huge number", (code, keys) -> code.claim("jti", "AAAAAAAAAAAAAAAAAAAAAA.9999999")),
                forged("an unknown key", (code, keys) -> code.header("kid", "pairing-2")),
                forged("a stranger's secret", (code, keys) -> code.forgedWith(new HmacKey(new byte[32]))),
                forged("the peer key", (code, keys) -> code.resignedWith(keys.peer())),
                forged(
                        "the access key under the pairing key's id",
                        (code, keys) -> code.resignedWith(keys.access()).header("kid", "pairing-1")),
                forged("the public peer key as a secret", HostileCodesTest::confuse),
                forged("a key's address", (code, keys) -> code.header("jku", "https://evil.example.com/jwks.json")),
                forged(
                        "an unknown extension",
                        (code, keys) -> code.header("crit", List.of("x")).header("x", 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void aForgeryIsRefusedAndTheRealCodeStaysGood(String name, Forgery forgery) {
        var created = api.create("user:alice");
        var forged = forgery.apply(api.tokens().pairing(created.id(), 1), keys).sign();
        problem(api.claim("user:alice", forged), 422, "token_invalid");
        api.claim("user:alice", created.token()).then().statusCode(200);
    }

    @Test
    void anUnsignedCodeIsRefused() {
        var created = api.create("user:alice");
        problem(api.claim("user:alice", api.tokens().pairing(created.id(), 1).unsecured()), 422, "token_invalid");
    }

    @Test
    void otherTokensAreNoCodes() {
        var created = api.create("user:alice");
        problem(api.claim("user:alice", created.peerToken()), 422, "token_invalid");
        problem(api.claim("user:alice", api.tokens().access("user:alice", "qr").sign()), 422, "token_invalid");
    }

    @Test
    void whatIsNoTokenIsMalformedAndNotRepeated() {
        var code = api.create("user:alice").token();
        for (var text : List.of(
                "canary",
                "",
                "https://canary.example.com",
                code + "~AAAAAAAAAAAAAAAAAAAAAA",
                code + "=",
                "a".repeat(5000))) {
            problem(api.claim("user:alice", text), 400, "token_malformed")
                    .then()
                    .body(not(containsString("canary")));
        }
    }

    @Test
    void aCodeOpensNoCall() {
        var created = api.create("user:alice");
        problem(api.with(created.token()).get("/v1/pairings/" + created.id()), 401, "unauthenticated");
        problem(api.with(created.token()).body("{}").post("/v1/pairings"), 401, "unauthenticated");
    }

    private static Arguments forged(String name, Forgery forgery) {
        return Arguments.of(name, forgery);
    }

    private static TokenDraft confuse(TokenDraft code, TestKeys keys) {
        var secret = keys.peer().toJson(OutputControlLevel.PUBLIC_ONLY).getBytes(StandardCharsets.UTF_8);
        return code.header("kid", "peer-1").forgedWith(new HmacKey(secret));
    }
}
