// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import dev.qrtc.pairing.Pairing;
import dev.qrtc.pairing.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Decides who may claim: the principals that the presenter allowed, or whoever shares an owner with it. Denies by default. */
@Singleton
class ClaimPolicy {
    private static final String ANYBODY = "*";

    private final Owners owners;

    ClaimPolicy(Owners owners) {
        this.owners = owners;
    }

    Uni<Boolean> allows(Pairing pairing, Principal scanner) {
        var allow = pairing.policy().allow();
        return allow.isEmpty()
                ? owners.shareAnOwner(pairing.presenter().principal(), scanner)
                : Uni.createFrom().item(allow.contains(ANYBODY) || allow.contains(scanner.value()));
    }
}
