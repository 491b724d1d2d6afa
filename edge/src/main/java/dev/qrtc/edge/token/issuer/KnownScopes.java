// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token.issuer;

import java.util.Set;

/** The scopes that there are. */
public final class KnownScopes {
    /** All of them, as tokens name them. */
    public static final Set<String> ALL = Set.of("pairing:present", "pairing:scan", "qr", "device:manage", "admin");

    private KnownScopes() {}
}
