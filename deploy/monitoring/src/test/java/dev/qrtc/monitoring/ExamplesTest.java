// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples for Prometheus and Alertmanager are ones that work. */
class ExamplesTest {
    private static final String ALERTMANAGER = "deploy/monitoring/alertmanager.yaml";

    @Test
    void prometheus_takes_its_example_with_the_rules() throws IOException, InterruptedException {
        var output = Tool.promtool().succeeds(List.of("check", "config", path("deploy/monitoring/prometheus.yaml")));
        assertTrue(output.contains(Here.PROJECT.rules().size() + " rule files found"), output);
    }

    @Test
    void alertmanager_takes_its_example() throws IOException, InterruptedException {
        Tool.amtool().succeeds(List.of("check-config", path(ALERTMANAGER)));
    }

    @ParameterizedTest
    @CsvSource({"page,pager", "ticket,tickets"})
    void who_hears_of_an_alert(String severity, String receiver) throws IOException, InterruptedException {
        Tool.amtool()
                .succeeds(List.of(
                        "config",
                        "routes",
                        "test",
                        "--config.file=" + path(ALERTMANAGER),
                        "--verify.receivers=" + receiver,
                        "severity=" + severity,
                        "alertname=QrtcAny"));
    }

    @Test
    void what_is_inhibited_exists() {
        var alerts = Rule.all(Here.PROJECT).stream().map(Rule::name).collect(Collectors.toSet());
        var named = Pattern.compile("Qrtc\\w+")
                .matcher(Here.PROJECT.text(ALERTMANAGER))
                .results()
                .map(match -> match.group())
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(named.size() > 10, named::toString);
        named.removeAll(alerts);
        assertEquals(new TreeSet<>(), named);
    }

    private static String path(String file) {
        return Here.PROJECT.home().resolve(file).toString();
    }
}
