// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of a drill are the rules, only faster. */
class DurationsTest {
    private static final double MINUTE_IS_A_SECOND = 1.0 / 60;

    @ParameterizedTest
    @CsvSource({
        "rate(a[5m]),rate(a[5s])",
        "sum_over_time(a[3d:5m]),sum_over_time(a[4320s:5s])",
        "max_over_time(a[1h:]),max_over_time(a[60s:])",
        "increase(a[1h30m]),increase(a[90s])",
        "rate(a[30s] offset 1h) / 5,rate(a[500ms] offset 60s) / 5",
        "      for: 10m,      for: 10s",
        "  - for: 30s,  - for: 500ms",
        "    interval: '15s',    interval: '250ms'",
        "    keep_firing_for: 1w,    keep_firing_for: 10080s",
        "qrtc:slo_burn:ratio5m > 14.4 * 3600,qrtc:slo_burn:ratio5m > 14.4 * 3600",
        "description: waits for 10m,description: waits for 10m",
        "a{x=\"5m\"},a{x=\"5m\"}"
    })
    void every_time_is_scaled_and_nothing_else(String text, String expected) {
        assertEquals(expected, Durations.scaled(text, MINUTE_IS_A_SECOND));
    }

    @Test
    void no_time_of_the_rules_is_overlooked() {
        var time = Pattern.compile("(?<![\\w:.])\\d+(ms|[smhdwy])\\b");
        for (var file : Here.PROJECT.rules()) {
            var text = withoutTexts(Project.text(file));
            var before = time.matcher(text).results().count();
            var after = time.matcher(Durations.scaled(text, 1.0 / 1000))
                    .results()
                    .filter(found -> found.group().endsWith("ms"))
                    .count();
            // 1d is 86.4 s, 5m is 300 ms: nothing in the rules is a multiple of 1000 s.
            assertEquals(before, after, file::toString);
        }
    }

    @Test
    void scaled_rules_are_rules(@TempDir Path directory) throws IOException, InterruptedException {
        var files = new ArrayList<String>(List.of("check", "rules"));
        for (var file : Here.PROJECT.rules()) {
            var scaled = Durations.scaled(Project.text(file), MINUTE_IS_A_SECOND);
            assertFalse(scaled.contains("[5m"), scaled);
            files.add(Files.writeString(directory.resolve(file.getFileName()), scaled)
                    .toString());
        }
        Tool.promtool().succeeds(files);
    }

    // What people read may speak of times too.
    private static String withoutTexts(String rules) {
        return rules.replaceAll("(?m)^\\s*(summary|description|runbook_url|#).*$", "");
    }
}
