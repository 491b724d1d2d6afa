// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.device;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.edge.problem.ProblemException;
import dev.qrtc.edge.token.AccessToken;
import dev.qrtc.pairing.Principal;
import dev.qrtc.token.access.Scope;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks the registry: a user for its own devices, or an administrator for all.
 *
 * @param subject of the access token
 * @param user the same where it is a user: only users own devices
 */
record Registrar(String subject, Optional<Principal> user, boolean admin) {
    static Registrar of(AccessToken token) {
        var user = Optional.of(token.subject())
                .filter(Principal::isPrincipal)
                .map(Principal::new)
                .filter(Principal::isUser);
        var admin = token.scopes().contains(Scope.ADMINISTER);
        if (user.isEmpty() && !admin) {
            throw new ProblemException(ErrorCode.NOT_ALLOWED, "Only users and administrators have devices.");
        }
        return new Registrar(token.subject(), user, admin);
    }

    /** Whether it may see and change what these own. */
    boolean maySee(Set<Principal> owners) {
        return admin || user.filter(owners::contains).isPresent();
    }

    /** The owners of what it registers without naming any. */
    Set<Principal> self() {
        return user.map(Set::of).orElseGet(Set::of);
    }

    /** Makes the call 403 {@code not_allowed} unless {@code allowed}, or an administrator asks. */
    void requireAdminUnless(boolean allowed, String detail) {
        if (!allowed && !admin) {
            throw new ProblemException(ErrorCode.NOT_ALLOWED, detail);
        }
    }
}
