// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Reads and verifies tokens as the services do, with the keys at hand. */
record Judge(TokenReader reader, TokenVerifier verifier) {
    static final Duration SKEW = Duration.ofSeconds(5);

    static Judge of(Map<String, VerificationKey> keys, String issuer, Clock clock) {
        var reader = new TokenReader(new PublishedKeys(keys), issuer);
        return new Judge(reader, new TokenVerifier(reader, clock, SKEW));
    }

    /** Whether {@code text} passes for a token of {@code kind}. When a pairing token expires, Redis decides, and not here. */
    boolean believes(TokenKind kind, String text) {
        return kind == TokenKind.PAIRING
                ? pairing(text) instanceof Reading.Genuine
                : verdict(kind, text) instanceof Verification.Valid;
    }

    /** What becomes of a pairing token. */
    Reading pairing(String text) {
        return reader.read(TokenKind.PAIRING, text).await().indefinitely();
    }

    /** What becomes of a token where its times are judged. */
    Verification<?> verdict(TokenKind kind, String text) {
        return kind == TokenKind.PEER
                ? verifier.peer(text).await().indefinitely()
                : verifier.access(text).await().indefinitely();
    }
}
