// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.edge.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Problems of a request's body, which name the member and never repeat its value. */
final class Malformed {
    private Malformed() {}

    static ProblemException member(String name, String why) {
        return new ProblemException(ErrorCode.REQUEST_MALFORMED, "The member `" + name + "` " + why + ".");
    }

    /** The body of a call that needs one. */
    static <T> T required(@Nullable T body) {
        if (body == null) {
            throw new ProblemException(ErrorCode.REQUEST_MALFORMED, "The body must be a JSON object.");
        }
        return body;
    }
}
