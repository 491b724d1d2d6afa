// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.PairingStore;
import dev.qrtc.token.audit.Act;
import dev.qrtc.token.audit.Audit;
import dev.qrtc.token.audit.AuditEvent;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Takes back what was done while the right to it was taken away. */
@Singleton
class Withdrawal {
    private final PairingStore store;
    private final Audit audit;

    Withdrawal(PairingStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    /** Revokes a pairing that must not be: both peers are told and closed, and it is on record. */
    Uni<Void> revoke(PairingId pairing) {
        return store.end(pairing, Outcome.REVOKED)
                .invoke(outcome -> {
                    if (outcome instanceof PairingStore.MoveOutcome.Moved) {
                        audit.record(AuditEvent.ofService(Act.REVOKE, "revoked", "the policy has changed meanwhile")
                                .about(pairing.value()));
                    }
                })
                .replaceWithVoid();
    }
}
