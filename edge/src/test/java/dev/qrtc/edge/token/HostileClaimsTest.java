// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.testing.TestKeys;
import dev.qrtc.testing.TokenDraft;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens with our own signature that are meant for somebody else, come from somebody else, or do not say enough. */
class HostileClaimsTest {
    private static final Verifiers SERVICE = new Verifiers();
    private static final String ISSUER = Verifiers.ISSUER;

    interface Change extends BiFunction<TokenDraft, TokenKind, TokenDraft> {}

    static Stream<Arguments> claims() {
        return Stream.of(
                        wrong("another audience", (t, kind) -> t.claim("aud", "somebody-else")),
                        wrong("no audience", (t, kind) -> t.claim("aud", null)),
                        wrong("one of two audiences", (t, kind) -> t.claim("aud", List.of(kind.audience(), "other"))),
                        wrong(
                                "its audience twice",
                                (t, kind) -> t.claim("aud", List.of(kind.audience(), kind.audience()))),
                        wrong("a list of no audience", (t, kind) -> t.claim("aud", List.of())),
                        wrong(
                                "an audience in a list in a list",
                                (t, kind) -> t.claim("aud", List.of(List.of(kind.audience())))),
                        wrong("an audience that is a number", (t, kind) -> t.claim("aud", 7)),
                        wrong("an audience that is an object", (t, kind) -> t.claim("aud", Map.of(kind.audience(), 1))),
                        wrong("an audience with a space behind it", (t, kind) -> t.claim("aud", kind.audience() + " ")),
                        wrong(
                                "an audience in capitals",
                                (t, kind) -> t.claim("aud", kind.audience().toUpperCase(Locale.ROOT))),
                        wrong("another issuer", (t, kind) -> t.claim("iss", "https://evil.example.com")),
                        wrong("our issuer with a slash", (t, kind) -> t.claim("iss", ISSUER + "/")),
                        wrong("our issuer in another scheme", (t, kind) -> t.claim("iss", "http://pair.example.com")),
                        wrong("an issuer that begins like ours", (t, kind) -> t.claim("iss", ISSUER + ".evil.com")),
                        wrong("our issuer in capitals", (t, kind) -> t.claim("iss", "https://PAIR.example.com")),
                        wrong("our issuer in a list", (t, kind) -> t.claim("iss", List.of(ISSUER))),
                        wrong("no issuer", (t, kind) -> t.claim("iss", null)),
                        wrong("no expiry", (t, kind) -> t.claim("exp", null)),
                        wrong("an expiry that is text", (t, kind) -> t.claim("exp", "4102444800")),
                        wrong("an expiry that is a list", (t, kind) -> t.claim("exp", List.of(4102444800L))),
                        wrong("an expiry beyond all dates", (t, kind) -> t.claim("exp", Long.MAX_VALUE)))
                .flatMap(wrong -> Arrays.stream(TokenKind.values())
                        .map(kind -> Arguments.of(wrong.getKey(), kind, wrong.getValue())));
    }

    @ParameterizedTest(name = "{1} token with {0}")
    @MethodSource("claims")
    void a_token_is_refused_with(String name, TokenKind kind, Change change) {
        assertTrue(SERVICE.believes(kind, SERVICE.draft(kind).sign()), "but for that it is good");
        assertFalse(
                SERVICE.believes(kind, change.apply(SERVICE.draft(kind), kind).sign()));
    }

    static Stream<Arguments> ofOneKind() {
        return Stream.of(
                Arguments.of(TokenKind.ACCESS, "sub", null),
                Arguments.of(TokenKind.ACCESS, "sub", ""),
                Arguments.of(TokenKind.ACCESS, "sub", 7),
                Arguments.of(TokenKind.ACCESS, "client_id", null),
                Arguments.of(TokenKind.PEER, "sub", null),
                Arguments.of(TokenKind.PEER, "pid", null),
                Arguments.of(TokenKind.PEER, "pid", List.of(Verifiers.PAIRING)),
                Arguments.of(TokenKind.PEER, "role", null),
                Arguments.of(TokenKind.PEER, "role", "observer"),
                Arguments.of(TokenKind.PEER, "role", "scanner"),
                Arguments.of(TokenKind.PEER, "cid", "a claim that a presenter does not make"));
    }

    @ParameterizedTest(name = "{0} token whose {1} is {2}")
    @MethodSource("ofOneKind")
    void a_token_that_does_not_say_what_its_kind_says_is_refused(TokenKind kind, String claim, @Nullable Object value) {
        assertFalse(
                SERVICE.believes(kind, SERVICE.draft(kind).claim(claim, value).sign()));
    }

    @ParameterizedTest
    @EnumSource(TokenKind.class)
    void strangers_sign_nothing_whatever_their_keys_are_called(TokenKind kind) {
        var theirs = TestKeys.generate();
        var key =
                kind == TokenKind.PAIRING ? theirs.pairing() : kind == TokenKind.PEER ? theirs.peer() : theirs.access();
        assertFalse(SERVICE.believes(kind, SERVICE.draft(kind).signedAsItIsBy(key)), "under our key's id");
        key.setKeyId("theirs");
        assertFalse(SERVICE.believes(kind, SERVICE.draft(kind).resignedWith(key).sign()), "under their own");
        assertFalse(key instanceof PublicJsonWebKey == (kind == TokenKind.PAIRING), "of the same algorithm as ours");
    }

    private static Map.Entry<String, Change> wrong(String name, Change change) {
        return Map.entry(name, change);
    }
}
