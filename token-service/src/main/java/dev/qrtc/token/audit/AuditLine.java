// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.audit;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An event as one line of {@code key=value}. Some of what is in it was said by strangers: a value is in quotes where it is
 * more than a plain word, what could end a line or begin another value is escaped, and long ones are cut.
 */
final class AuditLine {
    private static final Pattern PLAIN = Pattern.compile("[\\p{Alnum}._:@/+-]+");
    private static final int LONGEST = 256;

    private AuditLine() {}

    static String of(AuditEvent event) {
        var line = new StringBuilder("what=" + event.what().wire());
        line.append(" outcome=").append(value(event.outcome()));
        line.append(" refused=").append(event.refused());
        add(line, "who", event.who());
        add(line, "client", event.client());
        add(line, "pairing", event.pairing());
        add(line, "device", event.device());
        add(line, "from", event.from());
        add(line, "detail", event.detail());
        return line.toString();
    }

    private static void add(StringBuilder line, String key, Optional<String> text) {
        text.ifPresent(some -> line.append(' ').append(key).append('=').append(value(some)));
    }

    private static String value(String text) {
        var cut = text.substring(0, Math.min(LONGEST, text.length()));
        if (PLAIN.matcher(cut).matches()) {
            return cut;
        }
        var quoted = new StringBuilder("\"");
        cut.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ' || c > '~') {
                quoted.append("\\u%04x".formatted(c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
