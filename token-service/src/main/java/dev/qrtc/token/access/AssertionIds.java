// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.access;

import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** Remembers the assertions that were used: each is good for one token (RFC 7523, 3). */
@FunctionalInterface
public interface AssertionIds {
    /**
     * Whether this is the first use of an assertion, at any replica. Fails where that cannot be known: then it must not be
     * accepted.
     *
     * @param jti the id that {@code clientId} gave it
     * @param until when it is refused anyway, and may be forgotten
     */
    Uni<Boolean> isFirst(String clientId, String jti, Instant until);
}
