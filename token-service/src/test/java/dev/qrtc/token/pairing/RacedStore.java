// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.Pairing;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.PairingStore;
import dev.qrtc.pairing.Party;
import dev.qrtc.pairing.Policy;
import dev.qrtc.pairing.TokenId;
import dev.qrtc.pairing.Via;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.Optional;
import java.util.function.Function;

/** A real store, in which something else happens at one moment of a creation or claim. */
final class RacedStore implements PairingStore {
    private final PairingStore store;
    private final Moment moment;
    private final Runnable meanwhile;
    private volatile Optional<PairingId> created = Optional.empty();

    RacedStore(PairingStore store, Moment moment, Runnable meanwhile) {
        this.store = store;
        this.moment = moment;
        this.meanwhile = meanwhile;
    }

    /** When it happens. */
    enum Moment {
        BEFORE_NOTE,
        AFTER_NOTE,
        AFTER_CREATE,
        BEFORE_FIND,
        AFTER_FIND,
        BEFORE_CLAIM,
        AFTER_CLAIM
    }

    /** The id under which a pairing was to be created. */
    Optional<PairingId> created() {
        return created;
    }

    @Override
    public Uni<CreateOutcome> create(
            Party presenter, Policy policy, Optional<Idempotency> idempotency, Function<PairingId, Uni<Void>> before) {
        return store.create(presenter, policy, idempotency, id -> {
                    created = Optional.of(id);
                    return at(Moment.BEFORE_NOTE).chain(() -> before.apply(id)).chain(() -> at(Moment.AFTER_NOTE));
                })
                .call(() -> at(Moment.AFTER_CREATE));
    }

    @Override
    public Uni<RenewOutcome> renew(PairingId id) {
        return store.renew(id);
    }

    @Override
    public Uni<Optional<Pairing>> find(PairingId id) {
        return at(Moment.BEFORE_FIND).chain(() -> store.find(id)).call(() -> at(Moment.AFTER_FIND));
    }

    @Override
    public Uni<ClaimOutcome> claim(TokenId token, Via via, Party scanner, Optional<Idempotency> idempotency) {
        return at(Moment.BEFORE_CLAIM)
                .chain(() -> store.claim(token, via, scanner, idempotency))
                .call(() -> at(Moment.AFTER_CLAIM));
    }

    @Override
    public Uni<MoveOutcome> confirm(PairingId id, boolean accept) {
        return store.confirm(id, accept);
    }

    @Override
    public Uni<MoveOutcome> end(PairingId id, Outcome outcome) {
        return store.end(id, outcome);
    }

    @Override
    public Multi<PairingId> changes() {
        return store.changes();
    }

    private Uni<Void> at(Moment now) {
        return now == moment
                ? Uni.createFrom()
                        .voidItem()
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .invoke(meanwhile)
                : Uni.createFrom().voidItem();
    }
}
