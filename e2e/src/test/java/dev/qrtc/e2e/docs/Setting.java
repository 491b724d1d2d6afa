// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.docs;

import java.util.Locale;

/**
 * A property that somebody may set.
 *
 * @param name its name, such as {@code qrtc.clients.<id>.scopes}
 * @param type what may be written, with the unit
 * @param standard what holds where it is not set
 * @param meaning what it says, in Markdown
 * @param module where it is declared
 */
record Setting(String name, String type, String standard, String meaning, String module) {
    /** The environment variable that sets it. */
    String environment() {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9<>]", "_");
    }

    /** Whether {@code pattern} is this name, or {@code a.b.*} with this name behind {@code a.b.}. */
    boolean fits(String pattern) {
        return pattern.endsWith(".*")
                ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                : name.equals(pattern);
    }

    /** Its row of the table. */
    String row() {
        return "| `%s`<br>`%s` | %s | %s | %s |".formatted(name, environment(), meaning, type, standard);
    }
}
