// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.qrtc.pairing.Claim;
import dev.qrtc.pairing.Pairing;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A pairing as its peers see it.
 *
 * @param outcome why it is closed, of contract/moves.json; only where it is
 * @param confirmation {@code none} or {@code accept}
 * @param iceTransportPolicy {@code all} or {@code relay}: what the peers' browsers are told
 * @param scanner who claimed; absent while it waits
 * @param jti the code that was claimed
 * @param via {@code qr} or {@code code}
 * @param expiresIn seconds until this state ends by itself; of a closed pairing, until it is forgotten
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PairingView(
        String id,
        String state,
        @Nullable String outcome,
        String confirmation,
        String iceTransportPolicy,
        PartyView presenter,
        @Nullable PartyView scanner,
        @Nullable String jti,
        @Nullable String via,
        long expiresIn,
        Instant expiresAt) {
    static PairingView of(Pairing pairing, Instant now) {
        var claim = pairing.claim();
        return new PairingView(
                pairing.id().value(),
                pairing.state(),
                pairing instanceof Pairing.Closed closed ? closed.outcome().wire() : null,
                pairing.policy().confirmation() ? "accept" : "none",
                pairing.policy().iceTransportPolicy().wire(),
                PartyView.of(pairing.presenter()),
                claim.map(Claim::scanner).map(PartyView::of).orElse(null),
                claim.map(won -> won.token().toString()).orElse(null),
                claim.map(won -> won.via().wire()).orElse(null),
                pairing.remaining().toSeconds(),
                now.plus(pairing.remaining()).truncatedTo(ChronoUnit.SECONDS));
    }
}
