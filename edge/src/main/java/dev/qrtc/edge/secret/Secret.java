// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.secret;

import com.fasterxml.jackson.annotation.JsonIgnoreType;

/**
 * Text that must not appear in a log, a metric, an error or a trace. It prints as {@code [REDACTED]} and Jackson leaves it
 * out; {@link #reveal()} is the one way to the text, so that each use can be found.
 */
@JsonIgnoreType
public final class Secret {
    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /** Wraps {@code text}, which may not be empty. */
    public static Secret of(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a secret may not be empty");
        }
        return new Secret(text);
    }

    /** The text itself, for the moment in which it is sent or compared. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
