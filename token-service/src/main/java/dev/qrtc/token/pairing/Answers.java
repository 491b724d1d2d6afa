// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.edge.problem.ProblemException;
import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.Pairing;
import dev.qrtc.pairing.PairingStore.Shown;
import dev.qrtc.pairing.Role;
import dev.qrtc.token.turn.IceService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** Answers that several calls give. Whatever carries a token is not stored anywhere (RFC 9111, 5.2.2.5). */
@Singleton
class Answers {
    private final PairingTokens tokens;
    private final IceService ice;

    Answers(PairingTokens tokens, IceService ice) {
        this.tokens = tokens;
        this.ice = ice;
    }

    /** A created pairing with its first code. */
    Uni<CodeAnswer> created(Pairing pairing, Shown shown) {
        return tokens.code(pairing, shown)
                .chain(code -> tokens.presenter(pairing).map(peer -> answer(pairing, shown, code, peer)));
    }

    /** A pairing that was created before and waits no longer: there is nothing to show. */
    Uni<CodeAnswer> movedOn(Pairing pairing) {
        if (pairing instanceof Pairing.Closed closed) {
            throw closed(closed.outcome());
        }
        return tokens.presenter(pairing)
                .map(peer -> new CodeAnswer(
                        pairing.id().value(), pairing.state(), null, null, null, peer, tokens.signalingUrl()));
    }

    /** A fresh code. */
    Uni<CodeAnswer> renewed(Pairing pairing, Shown shown) {
        return tokens.code(pairing, shown).map(code -> answer(pairing, shown, code, null));
    }

    private CodeAnswer answer(Pairing pairing, Shown shown, String code, @Nullable String peerToken) {
        return new CodeAnswer(
                pairing.id().value(),
                pairing.state(),
                code,
                shown.expiresAt().truncatedTo(ChronoUnit.MILLIS),
                shown.expiresIn().toSeconds(),
                peerToken,
                peerToken == null ? null : tokens.signalingUrl());
    }

    /** A claim that won. */
    Uni<ClaimAnswer> claimed(Pairing pairing) {
        var servers = pairing instanceof Pairing.Paired
                ? ice.servers(pairing.id(), Role.SCANNER).iceServers()
                : null;
        return tokens.scanner(pairing)
                .map(peer -> new ClaimAnswer(
                        pairing.id().value(),
                        pairing.state(),
                        PartyView.of(pairing.presenter()),
                        peer,
                        tokens.signalingUrl(),
                        servers));
    }

    static <T> ResponseBuilder<T> unstored(Status status, T body) {
        return ResponseBuilder.create(status, body).header("Cache-Control", "no-store");
    }

    static <T> RestResponse<T> ok(T body) {
        return unstored(Status.OK, body).build();
    }

    /** The state does not allow it: because it is over, or because it is not time. */
    static ProblemException wrongState(Pairing pairing) {
        return pairing instanceof Pairing.Closed closed
                ? closed(closed.outcome())
                : new ProblemException(ErrorCode.WRONG_STATE, "The pairing is " + pairing.state() + ".");
    }

    static ProblemException closed(Outcome outcome) {
        return new ProblemException(ErrorCode.PAIRING_CLOSED, "The pairing was closed: " + outcome.wire() + ".");
    }
}
