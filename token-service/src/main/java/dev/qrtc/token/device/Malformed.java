// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.device;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.edge.problem.ProblemException;
import dev.qrtc.pairing.Principal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks the members of requests; its problems name the member and never repeat its value. */
final class Malformed {
    private static final int MAX_OWNERS = 16;
    private static final int MAX_NAME = 100;

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

    /** A name that people can read. */
    static String name(String text) {
        if (text.isBlank() || text.length() > MAX_NAME || text.codePoints().anyMatch(Character::isISOControl)) {
            throw member("name", "must be 1 to " + MAX_NAME + " characters without control characters");
        }
        return text;
    }

    /** Owners, who are users. */
    static Set<Principal> owners(List<@Nullable String> names) {
        if (names.size() > MAX_OWNERS) {
            throw member("owners", "may have at most " + MAX_OWNERS + " entries");
        }
        return names.stream().map(Malformed::owner).collect(Collectors.toUnmodifiableSet());
    }

    private static Principal owner(@Nullable String name) {
        if (name == null || !Principal.isPrincipal(name) || !new Principal(name).isUser()) {
            throw member("owners", "must hold user:<name>");
        }
        return new Principal(name);
    }
}
