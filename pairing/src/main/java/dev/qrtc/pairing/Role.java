// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing;

import java.util.Optional;

/** Which end of a pairing a peer is. The roles are free of direction: either may be the phone. */
public enum Role {
    /** Shows the QR code; makes the first offer. */
    PRESENTER("presenter"),
    /** Reads the QR code; is the polite peer when offers collide. */
    SCANNER("scanner");

    private final String wire;

    Role(String wire) {
        this.wire = wire;
    }

    /** The name that the protocol uses. */
    public String wire() {
        return wire;
    }

    /** The role at the other end. */
    public Role other() {
        return this == PRESENTER ? SCANNER : PRESENTER;
    }

    /** The role of that name in the protocol, if there is one. */
    public static Optional<Role> parse(String wire) {
        return switch (wire) {
            case "presenter" -> Optional.of(PRESENTER);
            case "scanner" -> Optional.of(SCANNER);
            default -> Optional.empty();
        };
    }
}
