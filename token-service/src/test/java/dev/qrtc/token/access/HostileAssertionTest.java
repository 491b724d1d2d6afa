// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.access;

import static dev.qrtc.token.access.TokenCalls.accepted;
import static dev.qrtc.token.access.TokenCalls.assertUnknown;
import static dev.qrtc.token.access.TokenCalls.assertion;
import static dev.qrtc.token.access.TokenCalls.post;

import dev.qrtc.testing.Attacks;
import dev.qrtc.testing.TestKeys;
import dev.qrtc.testing.TestTokens;
import dev.qrtc.testing.TokenDraft;
import dev.qrtc.token.TokenServiceResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is done to assertions: each is wrong in one thing, and all are answered alike. */
@QuarkusTest
@QuarkusTestResource(TokenServiceResource.class)
class HostileAssertionTest {
    @SuppressWarnings("NullAway.Init") // set by the resource
    TestKeys keys;

    @SuppressWarnings("NullAway.Init") // set by the resource
    Signers signers;

    interface Change extends UnaryOperator<TokenDraft> {}

    static Stream<Arguments> claims() {
        long now = Instant.now().getEpochSecond();
        return Stream.of(
                row("no audience", draft -> draft.claim("aud", null)),
                row("the audience of access tokens", draft -> draft.claim("aud", "qrtc")),
                row("the audience of another server", draft -> draft.claim("aud", "https://other.example.com")),
                row("a list of one audience", draft -> draft.claim("aud", List.of(TokenServiceResource.ISSUER))),
                row("an audience with a slash", draft -> draft.claim("aud", TokenServiceResource.ISSUER + "/")),
                row("no expiry", draft -> draft.claim("exp", null)),
                row("an expiry in words", draft -> draft.claim("exp", "tomorrow")),
                row("an expiry in the past", draft -> draft.claim("exp", now - 60)),
                row("an expiry far away", draft -> draft.claim("exp", now + 3_600)),
                row("a begin in the future", draft -> draft.claim("nbf", now + 3_600)),
                row("a begin in words", draft -> draft.claim("nbf", "now")),
                row("an issue in the future", draft -> draft.claim("iat", now + 3_600)),
                row("an issue in words", draft -> draft.claim("iat", "now")),
                row("no issuer", draft -> draft.claim("iss", null)),
                row("no subject", draft -> draft.claim("sub", null)),
                row("another issuer", draft -> draft.claim("iss", "several")),
                row("another subject", draft -> draft.claim("sub", "several")),
                row("another client", draft -> draft.claim("iss", "several").claim("sub", "several")),
                row("an unknown client", draft -> draft.claim("iss", "nobody").claim("sub", "nobody")),
                row(
                        "a device that is not registered",
                        draft -> draft.claim("iss", "device:x").claim("sub", "device:x")),
                row(
                        "a user for a client",
                        draft -> draft.claim("iss", "user:alice").claim("sub", "user:alice")),
                row(
                        "a list for a client",
                        draft -> draft.claim("iss", List.of("signer")).claim("sub", List.of("signer"))),
                row("no id", draft -> draft.claim("jti", null)),
                row("an empty id", draft -> draft.claim("jti", "")),
                row("a number for an id", draft -> draft.claim("jti", 7)),
                row("a long id", draft -> draft.claim("jti", "j".repeat(256))),
                row("the type of an access token", draft -> draft.header("typ", "at+jwt")),
                row("the type of a peer token", draft -> draft.header("typ", "peer+jwt")),
                row("a type that is a list", draft -> draft.header("typ", List.of("JWT"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("claims")
    void an_assertion_is_refused_with(String name, Change change) {
        var good = assertion("signer", signers.signer());
        accepted(post(good.claim("jti", "j".repeat(200) + name.hashCode()).sign()));
        assertUnknown(post(change.apply(good).sign()));
    }

    @Test
    void what_is_done_to_tokens_fails_with_assertions() {
        for (Map.Entry<String, String> attack : Attacks.on(assertion("signer", signers.signer()), signers.signer())
                .entrySet()) {
            post(attack.getValue()).then().statusCode(401);
        }
    }

    @Test
    void no_token_of_ours_is_an_assertion() {
        var ours = new TestTokens(keys, TokenServiceResource.ISSUER);
        for (var token : List.of(
                ours.access("signer", "admin").sign(),
                ours.peer("signer", "AAAAAAAAAAAAAAAAAAAAAA", "presenter", null).sign(),
                ours.pairing("AAAAAAAAAAAAAAAAAAAAAA", 1).sign(),
                assertion("signer", keys.access()).sign(),
                assertion("signer", keys.peer()).header("kid", null).sign())) {
            assertUnknown(post(token));
        }
    }

    private static Arguments row(String name, Change change) {
        return Arguments.of(name, change);
    }
}
