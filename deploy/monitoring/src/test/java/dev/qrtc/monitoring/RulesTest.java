// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the chart. What they do is told by the files in {@code src/test/rules}, which promtool plays. */
class RulesTest {
    private static final Pattern ALERT = Pattern.compile("alertname=\"(\\w+)\"");
    private static final Pattern SEVERITY = Pattern.compile("severity=\"(\\w+)\"");

    private final List<Rule> rules = Rule.all(Here.PROJECT);

    static List<Path> plays() throws IOException {
        try (var files = Files.list(Here.PROJECT.home().resolve("deploy/monitoring/src/test/rules"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void prometheus_takes_them() throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("check", "rules", "--lint-fatal"));
        Here.PROJECT.rules().forEach(file -> arguments.add(file.toString()));
        Tool.promtool().succeeds(arguments);
    }

    @ParameterizedTest
    @MethodSource("plays")
    void they_fire_and_do_not_fire_as_they_should(Path play) throws IOException, InterruptedException {
        Tool.promtool().succeeds(List.of("test", "rules", play.toString()));
    }

    @Test
    void every_alert_is_played_in_both_ways() throws IOException {
        var fires = new TreeSet<String>();
        var isSilent = new TreeSet<String>();
        for (var play : plays()) {
            for (var test : new YAMLMapper().readTree(play.toFile()).path("tests")) {
                test.path("promql_expr_test").forEach(check -> note(check, fires, isSilent));
            }
        }
        assertEquals(alerts(rule -> rule.name() + " " + rule.severity()), fires, "alerts that fire in a test");
        assertEquals(alerts(Rule::name), isSilent, "alerts that do not fire in a test");
    }

    private static void note(JsonNode check, Set<String> fires, Set<String> isSilent) {
        var alert = ALERT.matcher(check.path("expr").asText());
        if (!alert.find()) {
            return;
        }
        if (check.path("exp_samples").isEmpty()) {
            isSilent.add(alert.group(1));
        }
        for (var sample : check.path("exp_samples")) {
            var severity = SEVERITY.matcher(sample.path("labels").asText());
            assertTrue(severity.find(), () -> "a sample without severity: " + check);
            fires.add(alert.group(1) + " " + severity.group(1));
        }
    }

    @Test
    void every_alert_says_what_there_is_to_say() {
        for (var alert : rules.stream().filter(Rule::isAlert).toList()) {
            assertTrue(alert.name().startsWith("Qrtc"), alert.name());
            assertTrue(Set.of("page", "ticket").contains(alert.severity()), alert.name());
            for (var text : List.of("summary", "description")) {
                assertTrue(alert.annotations().path(text).asText().length() > 10, alert.name() + ": " + text);
            }
            assertEquals(
                    alert.runbook(), alert.annotations().path("runbook_url").asText());
        }
    }

    @Test
    void they_name_metrics_that_exist() {
        var vocabulary = new Vocabulary(Here.PROJECT);
        for (var rule : rules) {
            assertEquals(List.of(), vocabulary.faults(rule.expression()), rule.name());
        }
    }

    // The chart puts a base before each runbook where it finds this text.
    @Test
    void runbooks_can_be_given_a_base() {
        for (var file : Here.PROJECT.rules()) {
            assertEquals(
                    Pattern.compile("- alert: ")
                            .matcher(Project.text(file))
                            .results()
                            .count(),
                    Pattern.compile("(?m)^ {10}runbook_url: docs/runbooks/[a-z-]+\\.md$")
                            .matcher(Project.text(file))
                            .results()
                            .count(),
                    file::toString);
        }
    }

    private Set<String> alerts(java.util.function.Function<Rule, String> as) {
        return rules.stream().filter(Rule::isAlert).map(as).collect(Collectors.toCollection(TreeSet::new));
    }
}
