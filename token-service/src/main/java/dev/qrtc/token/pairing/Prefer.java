// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The Prefer header's {@code wait} (RFC 7240, 4.3). Preferences that are unknown or make no sense are ignored (2). */
final class Prefer {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Pattern WAIT =
            Pattern.compile("(?:^|,)\\s*wait\\s*=\\s*\"?([0-9]{1,9})\"?\\s*(?=$|[,;])", Pattern.CASE_INSENSITIVE);

    private Prefer() {}

    /** How long the caller prefers to wait, at most 30 s; the first one counts. */
    static Optional<Duration> waiting(List<String> headers) {
        var matcher = WAIT.matcher(String.join(",", headers));
        return matcher.find()
                ? Optional.of(Duration.ofSeconds(Long.parseLong(matcher.group(1))))
                        .map(Prefer::capped)
                : Optional.empty();
    }

    private static Duration capped(Duration asked) {
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }
}
