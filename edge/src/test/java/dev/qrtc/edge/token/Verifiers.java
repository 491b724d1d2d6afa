// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.testing.RawToken;
import dev.qrtc.testing.TestClock;
import dev.qrtc.testing.TestKeys;
import dev.qrtc.testing.TestTokens;
import dev.qrtc.testing.TokenDraft;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;

/** All three kinds of token, verified as the services do, with the keys at hand: so a test can be wrong in one thing only. */
final class Verifiers {
    static final String ISSUER = "https://pair.example.com";
    static final Duration SKEW = Judge.SKEW;
    static final String PAIRING = "AAAAAAAAAAAAAAAAAAAAAA";

    final TestKeys keys = TestKeys.generate();
    final TestClock clock = TestClock.standing();
    final TestTokens tokens = new TestTokens(keys, ISSUER, clock);
    final Map<String, VerificationKey> published = new HashMap<>(KeySet.parse(keys.publicSet()));
    private final Judge judge = Judge.of(published, ISSUER, clock);
    final TokenReader reader = judge.reader();
    final TokenVerifier verifier = judge.verifier();

    Verifiers() {
        var secret = keys.pairing();
        published.put(
                secret.getKeyId(), new VerificationKey(secret.getKeyId(), "HS256", TokenKind.PAIRING, secret.getKey()));
    }

    /** Publishes one key more. */
    void publish(PublicJsonWebKey key) {
        var usable = KeySet.usable(key).orElseThrow();
        published.put(usable.id(), usable);
    }

    /** A good token, to spoil. */
    TokenDraft draft(TokenKind kind) {
        return switch (kind) {
            case PAIRING -> tokens.pairing(PAIRING, 1);
            case PEER -> tokens.peer("user:alice", PAIRING, "presenter", null);
            case ACCESS -> tokens.access("user:alice", "qr");
        };
    }

    /** The header of a good token, as JSON. */
    String header(TokenKind kind) {
        return part(kind, 0);
    }

    /** What a good token says, as JSON. */
    String payload(TokenKind kind) {
        return part(kind, 1);
    }

    private String part(TokenKind kind, int part) {
        var encoded = draft(kind).sign().split("\\.", -1)[part];
        return new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
    }

    /** The key that signs that kind. */
    JsonWebKey key(TokenKind kind) {
        return switch (kind) {
            case PAIRING -> keys.pairing();
            case PEER -> keys.peer();
            case ACCESS -> keys.access();
        };
    }

    /** Whether {@code text} passes for a token of {@code kind}. When a pairing token expires, Redis decides, and not here. */
    boolean believes(TokenKind kind, String text) {
        return judge.believes(kind, text);
    }

    /** What becomes of a token where its times are judged. */
    Verification<?> judges(TokenKind kind, String text) {
        return judge.verdict(kind, text);
    }

    /** Asserts that a token of these bytes, signed by the kind's own key, is refused for them. */
    void assertRefused(TokenKind kind, byte[] header, byte[] payload) {
        var good = RawToken.sign(key(kind), header(kind), payload(kind));
        assertTrue(believes(kind, good), "but for that it is good");
        var bad = RawToken.sign(key(kind), header, payload);
        assertFalse(
                believes(kind, bad),
                () -> new String(header, StandardCharsets.UTF_8) + "." + new String(payload, StandardCharsets.UTF_8));
    }
}
