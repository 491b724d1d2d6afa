// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.render;

import java.util.Optional;

/** How dense a code may be before cameras have trouble with it; measured in docs/reference/qr.md. */
final class ScanBudget {
    /** 69 modules a side: an ES256 token with its secret. */
    static final int EASY = 13;

    private ScanBudget() {}

    /** Why a code of this version will be hard to scan, in ASCII; nothing where it will not. */
    static Optional<String> warning(int version, int modules) {
        return version <= EASY
                ? Optional.empty()
                : Optional.of(
                        ("version %d has %d modules a side: a camera must see each with 3 pixels or more, so the code"
                                        + " has to fill much of its picture; use a shorter text, the encoding compact or a lower ecc")
                                .formatted(version, modules));
    }
}
