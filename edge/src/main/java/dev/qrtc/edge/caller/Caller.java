// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.caller;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.edge.problem.ProblemException;
import dev.qrtc.edge.token.AccessToken;
import dev.qrtc.edge.token.PeerToken;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who makes the present call, as the verified token in its Authorization header says. */
@RequestScoped
public class Caller {
    private @Nullable AccessToken access;
    private @Nullable PeerToken peer;

    /** The access token, where the call came with one. */
    public Optional<AccessToken> access() {
        return Optional.ofNullable(access);
    }

    /** The peer token, where the call came with one. */
    public Optional<PeerToken> peer() {
        return Optional.ofNullable(peer);
    }

    /** The access token of a call that {@link RequiresScope} guards. */
    public AccessToken requireAccess() {
        return access().orElseThrow(() -> new ProblemException(ErrorCode.UNAUTHENTICATED));
    }

    /** The peer token of a call that {@link RequiresPeer} guards. */
    public PeerToken requirePeer() {
        return peer().orElseThrow(() -> new ProblemException(ErrorCode.UNAUTHENTICATED));
    }

    void is(AccessToken token) {
        access = token;
    }

    void is(PeerToken token) {
        peer = token;
    }
}
