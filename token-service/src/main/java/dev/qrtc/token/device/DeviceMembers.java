// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.device;

import dev.qrtc.edge.problem.Malformed;
import dev.qrtc.pairing.Principal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks what requests say of a device; its problems name the member and never repeat its value. */
final class DeviceMembers {
    private static final int MAX_OWNERS = 16;
    private static final int MAX_NAME = 100;

    private DeviceMembers() {}

    /** A name that people can read. */
    static String name(String text) {
        if (text.isBlank() || text.length() > MAX_NAME || text.codePoints().anyMatch(Character::isISOControl)) {
            throw Malformed.member("name", "must be 1 to " + MAX_NAME + " characters without control characters");
        }
        return text;
    }

    /** Owners, who are users. */
    static Set<Principal> owners(List<@Nullable String> names) {
        if (names.size() > MAX_OWNERS) {
            throw Malformed.member("owners", "may have at most " + MAX_OWNERS + " entries");
        }
        return names.stream().map(DeviceMembers::owner).collect(Collectors.toUnmodifiableSet());
    }

    private static Principal owner(@Nullable String name) {
        if (name == null || !Principal.isPrincipal(name) || !new Principal(name).isUser()) {
            throw Malformed.member("owners", "must hold user:<name>");
        }
        return new Principal(name);
    }
}
