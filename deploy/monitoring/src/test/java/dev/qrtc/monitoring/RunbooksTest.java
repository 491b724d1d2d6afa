// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever is woken finds a page that helps. */
class RunbooksTest {
    private static final List<String> HEADINGS =
            List.of("## What users notice", "## First step", "## Then", "## It is over when");

    @Test
    void every_alert_has_a_page_and_every_page_an_alert() {
        var alerts = Rule.all(Here.PROJECT).stream()
                .filter(Rule::isAlert)
                .map(Rule::runbook)
                .collect(Collectors.toCollection(TreeSet::new));
        var pages = Here.PROJECT.runbooks().stream()
                .map(page -> "docs/runbooks/" + page.getFileName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(alerts, pages);
    }

    @Test
    void the_index_has_them_all_with_their_severity() {
        var index = Here.PROJECT.text("docs/runbooks/README.md");
        for (var alert : Rule.all(Here.PROJECT).stream().filter(Rule::isAlert).toList()) {
            var file = alert.runbook().replace("docs/runbooks/", "");
            var line = index.lines()
                    .filter(each -> each.startsWith("| [" + alert.name() + "](" + file + ") |"))
                    .toList();
            assertEquals(1, line.size(), alert.name());
            assertTrue(line.getFirst().contains(alert.severity()), () -> "severity: " + line);
        }
        assertEquals(
                Here.PROJECT.runbooks().size(),
                Pattern.compile("(?m)^\\| \\[Qrtc").matcher(index).results().count());
    }

    @Test
    void each_begins_with_a_query_that_finds_the_cause() {
        for (var page : Here.PROJECT.runbooks()) {
            var text = Project.text(page);
            var places = HEADINGS.stream().map(text::indexOf).toList();
            assertEquals(places.stream().sorted().toList(), places, page::toString);
            assertTrue(places.stream().allMatch(place -> place > 0), page::toString);
            var first = text.substring(places.get(1), places.get(2));
            assertTrue(first.contains("```promql\n"), () -> page + ": the first step is a query");
        }
    }

    @Test
    void every_query_is_one_and_names_metrics_that_exist(@TempDir Path directory)
            throws IOException, InterruptedException {
        var vocabulary = new Vocabulary(Here.PROJECT);
        var queries = Runbook.queries(Here.PROJECT);
        assertTrue(queries.size() >= Here.PROJECT.runbooks().size(), "queries are found");
        for (var query : queries) {
            assertEquals(List.of(), vocabulary.faults(query.text()), query.where());
        }
        Here.parse(queries.stream().map(Runbook.PageQuery::text).toList(), directory);
    }
}
