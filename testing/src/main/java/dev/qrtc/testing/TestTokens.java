// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.testing;

import java.time.Clock;
import java.time.Duration;
import org.jose4j.jwk.JsonWebKey;
import org.jspecify.annotations.Nullable;

/** Mints tokens as token-service does. Each is a {@link TokenDraft} first, in which a test can spoil whatever it wants. */
public final class TestTokens {
    private final TestKeys keys;
    private final String issuer;
    private final Clock clock;

    /** Tokens of {@code issuer}, which is the services' {@code qrtc.public-url}. */
    public TestTokens(TestKeys keys, String issuer, Clock clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** Tokens by the machine's clock. */
    public TestTokens(TestKeys keys, String issuer) {
        this(keys, issuer, Clock.systemUTC());
    }

    /** An access token of {@code subject} with scopes, for 5 minutes. */
    public TokenDraft access(String subject, String... scopes) {
        return draft(keys.access(), "at+jwt", "qrtc", Duration.ofMinutes(5))
                .claim("sub", subject)
                .claim("client_id", "test-client")
                .claim("scope", String.join(" ", scopes));
    }

    /**
     * A peer token, for an hour.
     *
     * @param role {@code presenter} or {@code scanner}
     * @param claimId the winning claim's id; only the scanner has one
     */
    public TokenDraft peer(String subject, String pairingId, String role, @Nullable String claimId) {
        var draft = draft(keys.peer(), "peer+jwt", "signaling", Duration.ofHours(1))
                .claim("sub", subject)
                .claim("pid", pairingId)
                .claim("role", role);
        return claimId == null ? draft : draft.claim("cid", claimId);
    }

    /** A pairing token, for a minute. */
    public TokenDraft pairing(String pairingId, int number) {
        return draft(keys.pairing(), "pair+jwt", "pairing", Duration.ofMinutes(1))
                .claim("jti", pairingId + "." + number);
    }

    private TokenDraft draft(JsonWebKey key, String type, String audience, Duration life) {
        var now = clock.instant();
        return TokenDraft.signedWith(key)
                .header("typ", type)
                .claim("iss", issuer)
                .claim("aud", audience)
                .claim("iat", now.getEpochSecond())
                .claim("exp", now.plus(life).getEpochSecond());
    }
}
