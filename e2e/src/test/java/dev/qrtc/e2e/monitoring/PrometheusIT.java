// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.monitoring;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.qrtc.e2e.peer.Story;
import dev.qrtc.e2e.stack.Stacks;
import dev.qrtc.monitoring.Dashboard;
import dev.qrtc.monitoring.Metric;
import dev.qrtc.monitoring.Project;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Prometheus beside a stack has every metric of the page, an answer to every query of the dashboards, and no rule that fails. */
class PrometheusIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    // They appear with an issuer that is trusted: this stack has none.
    private static final Set<String> OF_ISSUERS = Set.of("qrtc_issuer_tokens_total", "qrtc_issuer_keys_age_seconds");

    private final Project project = new Project(Stacks.home());

    @Test
    void a_prometheus_beside_the_stack_sees_everything(@TempDir Path directory) throws Exception {
        assumeTrue(Prometheus.isThere(), "needs prometheus (Debian: apt-get install prometheus)");
        var stack = Stacks.pair();
        try (var prometheus = Prometheus.watching(stack, directory)) {
            await().atMost(PATIENCE).until(() -> prometheus.query("up == 1").size() == 6);
            // A first value is no increase: what is new here is seen after it.
            Story.play(stack);
            await().atMost(PATIENCE)
                    .until(() ->
                            !prometheus.query("sum(qrtc_connected_total) > 0").isEmpty());
            Story.play(stack);
            await().atMost(PATIENCE).untilAsserted(() -> assertEquals(List.of(), missingMetrics(prometheus)));
            await().atMost(PATIENCE).untilAsserted(() -> assertEquals(List.of(), emptyQueries(prometheus)));
            await().atMost(PATIENCE).untilAsserted(() -> assertEquals(List.of(), rulesThatAreNotWell(prometheus)));
        }
    }

    private List<String> missingMetrics(Prometheus prometheus) {
        var metrics = Metric.all(project);
        assertTrue(metrics.size() > 40, "the page is read");
        return metrics.values().stream()
                .filter(metric -> !OF_ISSUERS.contains(metric.name()))
                .flatMap(metric -> metric.series().stream())
                .filter(series -> prometheus.query(series).isEmpty())
                .toList();
    }

    private List<String> emptyQueries(Prometheus prometheus) {
        var queries = Dashboard.queries(project);
        assertTrue(queries.size() > 50, "the dashboards are read");
        return queries.stream()
                .filter(query -> prometheus.query(query.over("1m")).isEmpty())
                .map(query -> query.where() + ": " + query.text())
                .toList();
    }

    private static List<String> rulesThatAreNotWell(Prometheus prometheus) {
        var rules = new ArrayList<String>();
        var faults = new ArrayList<String>();
        for (var group : prometheus.rules()) {
            for (var rule : group.path("rules")) {
                rules.add(rule.path("name").asText());
                if (!rule.path("health").asText().equals("ok")) {
                    faults.add(rule.path("name").asText() + ": "
                            + rule.path("lastError").asText());
                }
            }
        }
        assertTrue(rules.contains("QrtcPairingsFail"), "the rules are loaded");
        return faults;
    }
}
