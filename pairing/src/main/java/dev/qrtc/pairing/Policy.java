// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing;

import java.util.List;

/**
 * What the presenter asked for.
 *
 * @param allow principals that may claim, or {@code *} for any; empty: whoever shares an owner with the presenter
 * @param confirmation whether the presenter must accept the scanner before they are paired
 * @param userCode whether each token has a code to type in beside it
 * @param iceTransportPolicy which ways the peers may take
 */
public record Policy(
        List<String> allow, boolean confirmation, boolean userCode, IceTransportPolicy iceTransportPolicy) {
    /** Shares an owner, no confirmation. */
    public static final Policy DEFAULT = new Policy(List.of(), false);

    public Policy {
        allow = List.copyOf(allow);
    }

    /** Without a code to type in, by whatever way. */
    public Policy(List<String> allow, boolean confirmation) {
        this(allow, confirmation, false, IceTransportPolicy.ALL);
    }
}
