// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing;

import java.util.List;

/**
 * What the presenter asked for.
 *
 * @param allow principals that may claim, or {@code *} for any; empty: whoever shares an owner with the presenter
 * @param confirmation whether the presenter must accept the scanner before they are paired
 */
public record Policy(List<String> allow, boolean confirmation) {
    /** Shares an owner, no confirmation. */
    public static final Policy DEFAULT = new Policy(List.of(), false);

    public Policy {
        allow = List.copyOf(allow);
    }
}
