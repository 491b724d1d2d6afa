// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.device;

import dev.qrtc.edge.caller.PrincipalStanding;
import dev.qrtc.edge.token.AccessToken;
import dev.qrtc.pairing.Principal;
import dev.qrtc.token.policy.Owners;
import dev.qrtc.token.policy.Ownership;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** A deleted device has no tokens any more, however long they would last. Nothing is asked for anybody else. */
@Singleton
class RegistryStanding implements PrincipalStanding {
    private final Owners owners;

    RegistryStanding(Owners owners) {
        this.owners = owners;
    }

    @Override
    public Uni<Boolean> isGood(AccessToken token) {
        if (!Principal.isPrincipal(token.subject())) {
            return Uni.createFrom().item(true);
        }
        return owners.of(new Principal(token.subject())).map(ownership -> !(ownership instanceof Ownership.Deleted));
    }
}
