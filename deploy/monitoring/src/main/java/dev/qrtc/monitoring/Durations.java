// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.monitoring;

import java.time.Duration;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rules with all their times scaled, so that a drill need not wait for three days: windows, steps of subqueries, offsets,
 * {@code for}, {@code keep_firing_for} and {@code interval}. Names, thresholds and texts stay.
 */
public final class Durations {
    private static final String TIME = "((?:\\d+(?:ms|[smhdwy]))+)";
    private static final Pattern WINDOW = Pattern.compile("\\[" + TIME + "(?::" + TIME + "?)?]|\\boffset\\s+" + TIME);
    private static final Pattern SETTING =
            Pattern.compile("(?m)^(?:\\s|-)*(?:for|keep_firing_for|interval):[ \"']*" + TIME + "[\"']?\\s*$");
    private static final Pattern PART = Pattern.compile("(\\d+)(ms|[smhdwy])");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1),
            "w", Duration.ofDays(7),
            "y", Duration.ofDays(365));

    private Durations() {}

    /**
     * The text of a rule file, or a query, with every time multiplied.
     *
     * @param factor such as 1.0 / 60, which makes an hour a minute
     */
    public static String scaled(String text, double factor) {
        return scaled(scaled(text, WINDOW, factor), SETTING, factor);
    }

    private static String scaled(String text, Pattern pattern, double factor) {
        return pattern.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(scaled(match.group(), match, factor)));
    }

    // From the last to the first, so that what stands before keeps its place.
    private static String scaled(String whole, MatchResult match, double factor) {
        var result = new StringBuilder(whole);
        for (int group = match.groupCount(); group > 0; group--) {
            if (match.start(group) >= 0) {
                int at = match.start(group) - match.start();
                result.replace(at, match.end(group) - match.start(), times(match.group(group), factor));
            }
        }
        return result.toString();
    }

    private static String times(String time, double factor) {
        var millis = PART.matcher(time)
                .results()
                .mapToLong(part -> Long.parseLong(part.group(1)) * unit(part.group(2)))
                .sum();
        var scaled = Math.round(millis * factor);
        return scaled % 1000 == 0 ? scaled / 1000 + "s" : scaled + "ms";
    }

    private static long unit(String name) {
        var unit = UNITS.get(name);
        if (unit == null) {
            throw new IllegalArgumentException("there is no unit of time " + name);
        }
        return unit.toMillis();
    }
}
