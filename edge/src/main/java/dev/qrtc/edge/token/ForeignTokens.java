// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Access tokens of others that are taken beside ours. */
@FunctionalInterface
public interface ForeignTokens {
    /** Nobody's. */
    ForeignTokens NONE = text -> Optional.empty();

    /** Verifies a token that says it comes from an issuer that is trusted; empty where it does not say so. Never fails. */
    Optional<Uni<Verification<AccessToken>>> verify(String text);
}
