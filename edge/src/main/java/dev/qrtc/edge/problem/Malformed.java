// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.problem;

import org.jspecify.annotations.Nullable;

/** Problems of a request's body and parameters, which name the member and never repeat its value. */
public final class Malformed {
    private Malformed() {}

    /** A member of the body is wrong; {@code why} goes on the sentence that names it. */
    public static ProblemException member(String name, String why) {
        return new ProblemException(ErrorCode.REQUEST_MALFORMED, "The member `" + name + "` " + why + ".");
    }

    /** A parameter of the query is wrong; {@code why} goes on the sentence that names it. */
    public static ProblemException parameter(String name, String why) {
        return new ProblemException(ErrorCode.REQUEST_MALFORMED, "The parameter `" + name + "` " + why + ".");
    }

    /** The body of a call that needs one. */
    public static <T> T required(@Nullable T body) {
        if (body == null) {
            throw new ProblemException(ErrorCode.REQUEST_MALFORMED, "The body must be a JSON object.");
        }
        return body;
    }

    /** The parameter {@code limit}: how many entries a page may have, {@code otherwise} where it is left out. */
    public static int limit(@Nullable String text, int otherwise, int most) {
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > most) {
            throw parameter("limit", "must be 1 to " + most);
        }
        return Integer.parseInt(text);
    }
}
