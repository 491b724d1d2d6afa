// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import dev.qrtc.edge.problem.Malformed;
import dev.qrtc.pairing.IceTransportPolicy;
import dev.qrtc.pairing.Policy;
import dev.qrtc.pairing.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a presenter asks for; every member may be left out.
 *
 * @param allow principals that may claim, or {@code *} for any; left out: whoever shares an owner with the presenter
 * @param confirmation {@code none} or {@code accept}: whether the presenter must accept who claimed
 * @param userCode whether there shall be a code to type in
 * @param iceTransportPolicy {@code all} or {@code relay}: whether the peers may learn each other's addresses
 * @param metadata what the presenter tells the scanner about itself
 */
public record CreateRequest(
        @Nullable List<@Nullable String> allow,
        @Nullable String confirmation,
        @Nullable Boolean userCode,
        @Nullable String iceTransportPolicy,
        @Nullable Map<String, @Nullable String> metadata)
        implements Repeatable {
    private static final int MAX_ALLOWED = 64;

    /** The policy; what it cannot mean is a problem that names the member. */
    Policy policy() {
        return new Policy(allowed(), confirms(), Boolean.TRUE.equals(userCode), transport());
    }

    private boolean confirms() {
        return switch (confirmation == null ? "none" : confirmation) {
            case "none" -> false;
            case "accept" -> true;
            default -> throw Malformed.member("confirmation", "must be none or accept");
        };
    }

    private IceTransportPolicy transport() {
        return switch (iceTransportPolicy == null ? "all" : iceTransportPolicy) {
            case "all" -> IceTransportPolicy.ALL;
            case "relay" -> IceTransportPolicy.RELAY;
            default -> throw Malformed.member("iceTransportPolicy", "must be all or relay");
        };
    }

    private List<String> allowed() {
        if (allow == null) {
            return List.of();
        }
        if (allow.isEmpty() || allow.size() > MAX_ALLOWED) {
            throw Malformed.member("allow", "must have 1 to " + MAX_ALLOWED + " entries, or be left out");
        }
        return allow.stream().map(CreateRequest::allowed).toList();
    }

    private static String allowed(@Nullable String name) {
        if (name == null || !(name.equals("*") || Principal.isPrincipal(name))) {
            throw Malformed.member("allow", "must hold user:<name>, device:<name> or *");
        }
        return name;
    }
}
