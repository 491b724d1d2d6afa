// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import dev.qrtc.edge.problem.Malformed;
import org.jspecify.annotations.Nullable;

/** Whether the presenter accepts who claimed. There is no default: a missing answer must not accept. */
public record ConfirmationRequest(@Nullable Boolean accept) {
    boolean requireAccept() {
        if (accept == null) {
            throw Malformed.member("accept", "must be true or false");
        }
        return accept;
    }
}
