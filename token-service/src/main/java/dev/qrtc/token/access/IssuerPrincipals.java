// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.access;

import dev.qrtc.edge.token.issuer.TrustedIssuers;
import dev.qrtc.pairing.Principal;
import jakarta.inject.Singleton;

/** The principals that trusted issuers speak for. */
@Singleton
class IssuerPrincipals implements SpokenFor {
    private final TrustedIssuers issuers;

    IssuerPrincipals(TrustedIssuers issuers) {
        this.issuers = issuers;
    }

    @Override
    public boolean isTaken(Principal principal) {
        return issuers.speakFor(principal.value());
    }
}
