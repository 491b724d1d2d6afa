// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import dev.qrtc.pairing.Principal;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Ownership where no device is registered: a user owns itself, and nobody owns anything else. */
@Singleton
@DefaultBean
class SelfOwnership implements Owners {
    @Override
    public Uni<Boolean> shareAnOwner(Principal one, Principal other) {
        return Uni.createFrom().item(one.isUser() && one.equals(other));
    }
}
