// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import dev.qrtc.edge.mode.Site;
import dev.qrtc.edge.token.Reading;
import dev.qrtc.edge.token.TokenKind;
import dev.qrtc.edge.token.TokenReader;
import dev.qrtc.pairing.Pairing;
import dev.qrtc.pairing.PairingStore.Shown;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.TokenId;
import dev.qrtc.pairing.redis.PairingConfig;
import dev.qrtc.token.keys.TokenSigner;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tokens of a pairing: those that are shown as codes, and those that make their holder a peer. */
@Singleton
class PairingTokens {
    private final TokenSigner signer;
    private final TokenReader reader;
    private final Clock clock;
    private final boolean withSubject;
    private final Duration longestLife;
    private final String signalingUrl;

    PairingTokens(
            TokenSigner signer,
            TokenReader reader,
            Clock clock,
            PairingTokensConfig config,
            PairingConfig lives,
            Site site) {
        this.signer = signer;
        this.reader = reader;
        this.clock = clock;
        this.withSubject = config.pairingToken().subject();
        this.longestLife = PairingLives.ofPeer(lives);
        this.signalingUrl = site.signalingUrl();
    }

    /** The token that is shown. Its expiry is Redis' word, rounded up to a second; the store judges it exactly. */
    Uni<String> code(Pairing pairing, Shown shown) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("jti", shown.id().toString());
        if (withSubject) {
            claims.put("sub", pairing.presenter().principal().value());
        }
        return signer.sign(TokenKind.PAIRING, shown.expiresAt().plusMillis(999), claims);
    }

    /** What came with a claim. */
    Uni<ReadCode> read(String token) {
        return reader.read(TokenKind.PAIRING, token).map(reading -> switch (reading) {
            case Reading.Malformed malformed -> new ReadCode.Malformed();
            case Reading.Forged forged -> new ReadCode.Forged();
            case Reading.Genuine genuine ->
                genuine.claims()
                        .text("jti")
                        .flatMap(TokenId::parse)
                        .<ReadCode>map(id -> new ReadCode.Genuine(id, genuine.expiresAt()))
                        .orElseGet(ReadCode.Forged::new);
        });
    }

    /** The presenter's peer token, which lasts as long as the pairing may. */
    Uni<String> presenter(Pairing pairing) {
        return peer(pairing, Role.PRESENTER, pairing.presenter().principal().value(), Map.of());
    }

    /** The scanner's peer token, which names the claim that won. */
    Uni<String> scanner(Pairing pairing) {
        var claim = pairing.claim().orElseThrow();
        return peer(pairing, Role.SCANNER, claim.scanner().principal().value(), Map.of("cid", claim.id()));
    }

    /** Where the peers open their WebSocket. */
    String signalingUrl() {
        return signalingUrl;
    }

    private Uni<String> peer(Pairing pairing, Role role, String subject, Map<String, Object> more) {
        var claims = new LinkedHashMap<>(more);
        claims.put("sub", subject);
        claims.put("pid", pairing.id().value());
        claims.put("role", role.wire());
        // No pairing lasts longer than all of its stages in a row; whether this one still does, the store says.
        return signer.sign(TokenKind.PEER, clock.instant().plus(longestLife), claims);
    }
}
