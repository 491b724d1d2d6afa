// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import dev.qrtc.pairing.Pairing;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The entity tag of a pairing (RFC 9110, 8.8.3). Weak, because the seconds that are left change without it. */
final class EntityTag {
    private EntityTag() {}

    static String of(Pairing pairing) {
        return "W/\"" + pairing.version() + "\"";
    }

    /** Whether an If-None-Match header names the pairing as it is (RFC 9110, 13.1.2: weak comparison). */
    static boolean matches(@Nullable String header, Pairing pairing) {
        var opaque = "\"" + pairing.version() + "\"";
        return header != null
                && Arrays.stream(header.split(",", -1))
                        .map(String::strip)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(opaque) || tag.equals("W/" + opaque));
    }
}
