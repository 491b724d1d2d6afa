// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token.issuer;

import java.util.Optional;
import java.util.regex.Pattern;

/** The names of principals, as the rest of qrtc takes them. */
public final class PrincipalName {
    private static final String KINDS = "(user|device):";
    private static final String LETTER = "[\\p{L}\\p{N}._@+-]";
    private static final Pattern SHAPE = Pattern.compile(KINDS + LETTER + "{1,128}");
    private static final Pattern PREFIX = Pattern.compile(KINDS + LETTER + "{0,127}");

    private PrincipalName() {}

    /** The principal of that name, where it is one. */
    public static Optional<String> of(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    static boolean isPrefix(String text) {
        return PREFIX.matcher(text).matches();
    }

    static boolean isWholeKind(String prefix) {
        return prefix.endsWith(":");
    }
}
