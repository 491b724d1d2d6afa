// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import dev.qrtc.edge.token.Reading.Forged;
import dev.qrtc.edge.token.Reading.Genuine;
import dev.qrtc.edge.token.Reading.Malformed;
import dev.qrtc.edge.token.Verification.Expired;
import dev.qrtc.edge.token.Verification.Invalid;
import dev.qrtc.edge.token.Verification.Valid;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Verifies the tokens with which callers come. */
@Singleton
public class TokenVerifier {
    private static final Set<String> ROLES = Set.of("presenter", "scanner");

    private final TokenReader reader;
    private final ForeignTokens foreign;
    private final Times times;

    @Inject
    TokenVerifier(TokenReader reader, ForeignTokens foreign, Times times) {
        this.reader = reader;
        this.foreign = foreign;
        this.times = times;
    }

    TokenVerifier(TokenReader reader, Clock clock, Duration skew) {
        this(reader, ForeignTokens.NONE, new Times(clock, skew));
    }

    /** Verifies an access token, ours or a trusted issuer's. Never fails. */
    public Uni<Verification<AccessToken>> access(String text) {
        return foreign.verify(text).orElseGet(() -> own(text));
    }

    private Uni<Verification<AccessToken>> own(String text) {
        return reader.read(TokenKind.ACCESS, text).map(reading -> judge(reading, TokenVerifier::access));
    }

    /** Verifies a peer token. Never fails. */
    public Uni<Verification<PeerToken>> peer(String text) {
        return reader.read(TokenKind.PEER, text).map(reading -> judge(reading, TokenVerifier::peer));
    }

    private <T> Verification<T> judge(Reading reading, Function<Genuine, Optional<T>> meaning) {
        return switch (reading) {
            case Malformed malformed -> new Invalid<>("it is not a token");
            case Forged forged -> new Invalid<>(forged.reason());
            case Genuine genuine -> judge(genuine, meaning);
        };
    }

    private <T> Verification<T> judge(Genuine genuine, Function<Genuine, Optional<T>> meaning) {
        return switch (times.judge(genuine.claims(), genuine.expiresAt())) {
            case TOO_LATE -> new Expired<>();
            case TOO_EARLY -> new Invalid<>("it is not valid yet");
            case IN_TIME ->
                meaning.apply(genuine)
                        .<Verification<T>>map(Valid::new)
                        .orElseGet(() -> new Invalid<>("it lacks a claim"));
        };
    }

    private static Optional<AccessToken> access(Genuine token) {
        var claims = token.claims();
        var scopes = claims.text("scope")
                .map(text -> Set.copyOf(java.util.List.of(text.split(" "))))
                .orElse(Set.of());
        return claims.text("sub")
                .flatMap(subject -> claims.text("client_id")
                        .map(client -> new AccessToken(subject, client, scopes, token.expiresAt())));
    }

    private static Optional<PeerToken> peer(Genuine token) {
        var claims = token.claims();
        var role = claims.text("role").filter(ROLES::contains);
        var claimId = claims.text("cid");
        if (role.isEmpty() || claimId.isPresent() != role.get().equals("scanner")) {
            return Optional.empty();
        }
        return claims.text("sub")
                .flatMap(subject -> claims.text("pid")
                        .map(pairing -> new PeerToken(subject, pairing, role.get(), claimId, token.expiresAt())));
    }
}
