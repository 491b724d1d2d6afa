// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What an access token may open. */
public enum Scope {
    PAIRING_PRESENT(Scope.PRESENT),
    PAIRING_SCAN(Scope.SCAN),
    QR("qr"),
    DEVICE_MANAGE(Scope.MANAGE_DEVICES),
    ADMIN(Scope.ADMINISTER);

    /** Create pairings. */
    public static final String PRESENT = "pairing:present";
    /** Claim pairings. */
    public static final String SCAN = "pairing:scan";
    /** Register and change one's own devices. */
    public static final String MANAGE_DEVICES = "device:manage";
    /** Everything that is not a principal's own. */
    public static final String ADMINISTER = "admin";

    /** What one principal may be given on another's word: never what administers. */
    static final Set<Scope> DELEGABLE = EnumSet.complementOf(EnumSet.of(DEVICE_MANAGE, ADMIN));

    private final String wire;

    Scope(String wire) {
        this.wire = wire;
    }

    String wire() {
        return wire;
    }

    static Optional<Scope> parse(String wire) {
        return Arrays.stream(values()).filter(scope -> scope.wire.equals(wire)).findFirst();
    }

    /** What a parameter or claim named scope holds (RFC 6749, 3.3), in a fixed order. */
    static String join(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::wire).collect(Collectors.joining(" "));
    }
}
