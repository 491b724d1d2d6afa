// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.edge.problem.Malformed;
import dev.qrtc.edge.problem.ProblemException;
import dev.qrtc.pairing.Capacity;
import dev.qrtc.pairing.IceTransportPolicy;
import dev.qrtc.pairing.Pairing;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.PairingStore;
import dev.qrtc.pairing.PairingStore.CreateOutcome;
import dev.qrtc.pairing.PairingStore.Idempotency;
import dev.qrtc.pairing.PairingStore.RenewOutcome;
import dev.qrtc.pairing.Party;
import dev.qrtc.pairing.Policy;
import dev.qrtc.pairing.Principal;
import dev.qrtc.pairing.UserCode;
import dev.qrtc.token.device.Participation;
import dev.qrtc.token.policy.ClaimPolicy;
import dev.qrtc.token.turn.IceService;
import dev.qrtc.token.usercode.UserCodes;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * What gives a code to show. A device is noted before its pairing is there, and looked at again afterwards: a deletion at the
 * same time either finds the pairing or is found here.
 */
@Singleton
class Creating {
    // Places become free all the time, one by one.
    private static final Duration WHEN_FULL = Duration.ofSeconds(10);

    private final PairingStore store;
    private final Capacity capacity;
    private final ClaimPolicy policy;
    private final Participation participation;
    private final Withdrawal withdrawal;
    private final UserCodes userCodes;
    private final IceService ice;

    Creating(
            PairingStore store,
            Capacity capacity,
            ClaimPolicy policy,
            Participation participation,
            Withdrawal withdrawal,
            UserCodes userCodes,
            IceService ice) {
        this.store = store;
        this.capacity = capacity;
        this.policy = policy;
        this.participation = participation;
        this.withdrawal = withdrawal;
        this.userCodes = userCodes;
        this.ice = ice;
    }

    /**
     * A pairing with its first code; fails with 403 {@code not_allowed} where the presenter was deleted, and with 503
     * {@code unavailable} where there are as many pairings as there may be.
     */
    Uni<CreateOutcome> create(Party presenter, Policy asked, Optional<Idempotency> idempotency) {
        if (asked.iceTransportPolicy() == IceTransportPolicy.RELAY && !ice.canRelay()) {
            throw Malformed.member("iceTransportPolicy", "cannot be relay: this server knows no TURN server");
        }
        var principal = presenter.principal();
        return requireRoom()
                .chain(() -> store.create(
                        presenter,
                        asked,
                        idempotency,
                        id -> enter(principal, id).chain(() -> userCode(id, asked))))
                .call(outcome -> switch (outcome) {
                    case CreateOutcome.Created created -> requireGood(principal, created.pairing());
                    case CreateOutcome.MovedOn moved -> requireGood(principal, moved.pairing());
                    case CreateOutcome.KeyReused reused -> Uni.createFrom().voidItem();
                });
    }

    /** A fresh code of a pairing, whose presenter may still show one. */
    Uni<RenewOutcome> renew(Pairing pairing) {
        // What is over is told as that.
        var allowed = pairing instanceof Pairing.Closed
                ? Uni.createFrom().voidItem()
                : requireGood(pairing.presenter().principal(), pairing);
        return allowed.chain(() -> userCode(pairing.id(), pairing.policy()))
                .chain(userCode -> store.renew(pairing.id(), userCode));
    }

    // It is the pairing's before the pairing has it, so that no two have the same.
    private Uni<Optional<UserCode>> userCode(PairingId id, Policy policy) {
        return policy.userCode()
                ? userCodes.reserve(id).map(Optional::of)
                : Uni.createFrom().item(Optional.empty());
    }

    // Running ones are never touched for the sake of a new one.
    private Uni<Void> requireRoom() {
        return capacity.hasRoom()
                .invoke(room -> {
                    if (!room) {
                        throw new ProblemException(
                                ErrorCode.UNAVAILABLE, "There are as many pairings as there may be.", WHEN_FULL);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> enter(Principal presenter, PairingId id) {
        return participation.presents(presenter, id).invoke(Creating::require).replaceWithVoid();
    }

    private Uni<Void> requireGood(Principal presenter, Pairing pairing) {
        return policy.mayPresent(presenter)
                .call(good -> good ? Uni.createFrom().voidItem() : withdrawal.revoke(pairing.id()))
                .invoke(Creating::require)
                .replaceWithVoid();
    }

    private static void require(boolean good) {
        if (!good) {
            throw new ProblemException(ErrorCode.NOT_ALLOWED, "The device was deleted.");
        }
    }
}
