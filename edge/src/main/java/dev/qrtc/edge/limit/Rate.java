// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.limit;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How often something may happen: {@code most} times at once, and then as often as makes {@code most} in {@code per}. Written
 * as {@code 60/1m}; {@code off} is no limit.
 */
public record Rate(long most, Duration per) {
    /** What is written where there is no limit. */
    public static final String OFF = "off";

    private static final Pattern SHAPE = Pattern.compile("([1-9][0-9]{0,8})/([1-9][0-9]{0,3})([smh])");

    /** Reads a rate; empty where there is no limit. Throws {@link IllegalArgumentException} where it is neither. */
    public static Optional<Rate> parse(String text) {
        if (text.equals(OFF)) {
            return Optional.empty();
        }
        var parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("must be a number of calls and a time, such as 60/1m, or " + OFF);
        }
        var count = Long.parseLong(parts.group(2));
        var per =
                switch (parts.group(3)) {
                    case "s" -> Duration.ofSeconds(count);
                    case "m" -> Duration.ofMinutes(count);
                    default -> Duration.ofHours(count);
                };
        return Optional.of(new Rate(Long.parseLong(parts.group(1)), per));
    }

    /** The same for {@code times} as many. */
    Rate times(long times) {
        return new Rate(most * times, per);
    }

    /** For how long one call is paid, in µs. */
    public long costMicros() {
        return Math.max(1, budgetMicros() / most);
    }

    /** What may be spent at once, in µs. */
    public long budgetMicros() {
        return per.toNanos() / 1_000;
    }

    @Override
    public String toString() {
        return most + " in " + per.toSeconds() + " s";
    }
}
