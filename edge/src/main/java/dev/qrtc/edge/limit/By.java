// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.limit;

import java.util.Locale;

/** Whose calls are counted. */
public enum By {
    /** The subject of a token, or a client. */
    PRINCIPAL,
    /** Where calls come from: {@link Network}. */
    ADDRESS;

    /** The name in metrics and keys of Redis. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
