// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.caller;

import dev.qrtc.edge.token.AccessToken;
import io.smallrye.mutiny.Uni;

/**
 * Whether the principal of a token is still welcome: asked with each call that comes with an access token, after the token
 * itself was verified. A service that knows no more than the token leaves it at the default, for which everybody is.
 */
public interface PrincipalStanding {
    /** False makes the call 401 {@code unauthenticated}. A failure is an answer too: the call does not go on. */
    Uni<Boolean> isGood(AccessToken token);
}
