// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.qrtc.edge.token.Verification.Expired;
import dev.qrtc.edge.token.Verification.Invalid;
import dev.qrtc.edge.token.Verification.Valid;
import dev.qrtc.testing.TestClock;
import dev.qrtc.testing.TestKeys;
import dev.qrtc.testing.TestTokens;
import dev.qrtc.testing.TokenDraft;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** RFC 8725, attack by attack, on the verifier alone. */
class TokenVerifierTest {
    private static final String ISSUER = "https://pair.example.com";
    private static final TestKeys KEYS = TestKeys.generate();
    private static final TestClock CLOCK = TestClock.standing();
    private static final TestTokens TOKENS = new TestTokens(KEYS, ISSUER, CLOCK);
    private static final String PID = "AAAAAAAAAAAAAAAAAAAAAA";

    private final TokenVerifier verifier = new TokenVerifier(
            new TokenReader(new FixedKeys(KeySet.parse(KEYS.publicSet())), ISSUER), CLOCK, Duration.ofSeconds(5));

    private record FixedKeys(Map<String, VerificationKey> keys) implements KeySource {
        @Override
        public Uni<Optional<VerificationKey>> find(String keyId) {
            return Uni.createFrom().item(Optional.ofNullable(keys.get(keyId)));
        }

        @Override
        public boolean hasKeys() {
            return true;
        }
    }

    @Test
    void aGenuineAccessTokenSaysWhoCalls() {
        var valid = assertInstanceOf(
                Valid.class,
                access(TOKENS.access("user:alice", "qr", "pairing:scan").sign()));
        assertEquals(
                new AccessToken(
                        "user:alice",
                        "test-client",
                        Set.of("qr", "pairing:scan"),
                        CLOCK.instant().plusSeconds(300)),
                valid.token());
    }

    @Test
    void aGenuinePeerTokenSaysWhichRoleItOpens() {
        var valid = assertInstanceOf(
                Valid.class,
                peer(TOKENS.peer("device:kiosk-7", PID, "scanner", "c1").sign()));
        assertEquals(
                new PeerToken(
                        "device:kiosk-7",
                        PID,
                        "scanner",
                        Optional.of("c1"),
                        CLOCK.instant().plusSeconds(3600)),
                valid.token());
    }

    @Test
    void expiresFiveSecondsLateForTheSakeOfOtherClocks() {
        var now = CLOCK.instant().getEpochSecond();
        var token = TOKENS.access("user:alice", "qr");
        assertInstanceOf(Valid.class, access(token.claim("exp", now - 4).sign()));
        assertInstanceOf(Expired.class, access(token.claim("exp", now - 5).sign()));
        assertInstanceOf(Valid.class, access(token.claim("nbf", now + 5).sign()));
        assertInstanceOf(Invalid.class, access(token.claim("nbf", now + 6).sign()));
    }

    @Test
    void aTokenThatWasGenuineIsForgedOnceItsKeyIsGone() {
        var published = new HashMap<>(KeySet.parse(KEYS.publicSet()));
        var reader = new TokenReader(new FixedKeys(published), ISSUER);
        var token = TOKENS.access("user:alice", "qr").sign();
        assertInstanceOf(
                Reading.Genuine.class,
                reader.read(TokenKind.ACCESS, token).await().indefinitely());
        published.clear();
        assertInstanceOf(
                Reading.Forged.class,
                reader.read(TokenKind.ACCESS, token).await().indefinitely());
    }

    static Stream<Arguments> wrongDrafts() {
        var rsa = TestKeys.rsa("rsa-1", "access", 2048);
        return Stream.of(
                wrong("the type of another kind", t -> t.header("typ", "peer+jwt")),
                wrong("no type", t -> t.header("typ", null)),
                wrong("the general type", t -> t.header("typ", "JWT")),
                wrong("the type in capitals", t -> t.header("typ", "AT+JWT")),
                wrong("another audience", t -> t.claim("aud", "signaling")),
                wrong("no audience", t -> t.claim("aud", null)),
                wrong("one of two audiences", t -> t.claim("aud", List.of("qrtc", "other"))),
                wrong("an audience that is a number", t -> t.claim("aud", 7)),
                wrong("another issuer", t -> t.claim("iss", ISSUER + "/")),
                wrong("no issuer", t -> t.claim("iss", null)),
                wrong("no expiry", t -> t.claim("exp", null)),
                wrong("an expiry that is text", t -> t.claim("exp", "4102444800")),
                wrong("an expiry beyond all dates", t -> t.claim("exp", Long.MAX_VALUE)),
                wrong("a start that is text", t -> t.claim("nbf", "soon")),
                wrong("no subject", t -> t.claim("sub", null)),
                wrong("an empty subject", t -> t.claim("sub", "")),
                wrong("a subject that is a number", t -> t.claim("sub", 7)),
                wrong("no client", t -> t.claim("client_id", null)),
                wrong("no key id", t -> t.header("kid", null)),
                wrong("an unknown key id", t -> t.header("kid", "access-2")),
                wrong("a key id that is a path", t -> t.header("kid", "../../../dev/null")),
                wrong("a key id that is a query", t -> t.header("kid", "' OR 1=1 --")),
                wrong("the key id of another kind", t -> t.header("kid", "peer-1")),
                wrong("the key of another kind", t -> t.resignedWith(KEYS.peer())),
                wrong(
                        "a stranger's key under our id",
                        t -> t.forgedWith(TestKeys.ec("x", "access").getPrivateKey())),
                wrong("a stranger's key", t -> t.resignedWith(TestKeys.ec("access-9", "access"))),
                wrong("RS256 by our key id", t -> t.resignedWith(rsa).header("kid", "access-1")),
                wrong("HS256 with the public key as its secret", TokenVerifierTest::confuse),
                wrong("a key's address in the header", t -> t.header("jku", "https://evil.example.com/jwks.json")),
                wrong("a certificate's address", t -> t.header("x5u", "https://evil.example.com/cert.pem")),
                wrong("a certificate", t -> t.header("x5c", List.of("MIIB"))),
                wrong("a key in the header", TokenVerifierTest::embed),
                wrong(
                        "an extension nobody knows",
                        t -> t.header("crit", List.of("exp2")).header("exp2", 1)),
                wrong("an extension it does not have", t -> t.header("crit", List.of("exp"))),
                wrong("a compressed payload", t -> t.header("zip", "DEF")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongDrafts")
    void refusesATokenWith(String name, UnaryOperator<TokenDraft> spoil) {
        assertInstanceOf(
                Invalid.class,
                access(spoil.apply(TOKENS.access("user:alice", "qr")).sign()));
    }

    @Test
    void refusesEveryWayToWriteAnotherToken() {
        var token = TOKENS.access("user:alice", "qr").sign();
        var unsecured = TOKENS.access("user:alice", "qr").unsecured();
        var parts = token.split("\\.", -1);
        Stream.of(
                        "",
                        ".",
                        "..",
                        "a.b.c",
                        unsecured,
                        unsecured.replaceAll("\\.$", "") + "." + parts[2],
                        token + ".",
                        token + "=",
                        " " + token,
                        token + "\n",
                        parts[0] + "." + parts[1],
                        parts[0] + "." + parts[1] + ".",
                        parts[0] + "==." + parts[1] + "." + parts[2],
                        token.substring(0, token.length() - 4),
                        token.replace('-', '+').replace('_', '/') + "+",
                        "a".repeat(5000) + "." + parts[1] + "." + parts[2],
                        encode("{\"alg\":\"ES256\",\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"access-1\"}") + "."
                                + parts[1] + "." + parts[2],
                        encode("[".repeat(100) + "]".repeat(100)) + "." + parts[1] + "." + parts[2],
                        encode("null") + "." + parts[1] + "." + parts[2])
                .forEach(text -> assertInstanceOf(Invalid.class, access(text), text));
    }

    @Test
    void everyBitOfATokenCounts() {
        var token = TOKENS.access("user:alice", "qr").sign();
        for (var i = 0; i < token.length(); i++) {
            for (var bit = 0; bit < 7; bit++) {
                var changed = new StringBuilder(token);
                changed.setCharAt(i, (char) (token.charAt(i) ^ (1 << bit)));
                assertInstanceOf(Invalid.class, access(changed.toString()), "character " + i + ", bit " + bit);
            }
        }
    }

    @Test
    void aRoleIsOneOfTwoAndOnlyAScannerHasAClaim() {
        assertInstanceOf(
                Invalid.class, peer(TOKENS.peer("user:a", PID, "observer", null).sign()));
        assertInstanceOf(
                Invalid.class, peer(TOKENS.peer("user:a", PID, "scanner", null).sign()));
        assertInstanceOf(
                Invalid.class,
                peer(TOKENS.peer("user:a", PID, "presenter", "c1").sign()));
        assertInstanceOf(
                Invalid.class,
                peer(TOKENS.peer("user:a", PID, "presenter", null)
                        .claim("pid", null)
                        .sign()));
    }

    private Verification<AccessToken> access(String text) {
        return verifier.access(text).await().indefinitely();
    }

    private Verification<PeerToken> peer(String text) {
        return verifier.peer(text).await().indefinitely();
    }

    private static Arguments wrong(String name, UnaryOperator<TokenDraft> spoil) {
        return Arguments.of(name, spoil);
    }

    private static TokenDraft confuse(TokenDraft token) {
        var publicKey = KEYS.access().toJson(OutputControlLevel.PUBLIC_ONLY);
        return token.header("alg", "HS256").forgedWith(new HmacKey(publicKey.getBytes(StandardCharsets.UTF_8)));
    }

    private static TokenDraft embed(TokenDraft token) {
        var own = TestKeys.ec("access-1", "access");
        return token.resignedWith(own).header("jwk", own.toParams(OutputControlLevel.PUBLIC_ONLY));
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
