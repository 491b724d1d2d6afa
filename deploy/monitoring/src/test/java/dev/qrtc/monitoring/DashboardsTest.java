// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.qrtc.monitoring.Dashboard.PanelQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The dashboards of the chart are what their sources say, and ask for what is there. After a change that is meant:
 * {@code mvn -pl deploy/monitoring test -Dtest=DashboardsTest -Dtest.args="-Xmx512m -Ddashboards.write=1"}.
 */
class DashboardsTest {
    static List<Path> sources() {
        return Here.PROJECT.dashboardSources();
    }

    @ParameterizedTest
    @MethodSource("sources")
    void the_committed_dashboard_is_what_its_source_says(Path source) throws IOException {
        var name = source.getFileName().toString().replace(".yaml", ".json");
        var dashboard =
                Here.PROJECT.home().resolve("deploy/helm/qrtc/files/dashboards").resolve(name);
        var made = Dashboard.made(source);
        if (System.getProperty("dashboards.write") != null) {
            Files.writeString(dashboard, made);
        }
        assertEquals(Files.readString(dashboard), made, name + " is old: see DashboardsTest");
    }

    @Test
    void each_is_one_that_grafana_can_tell_from_others_and_people_can_read() throws IOException {
        var uids = new HashSet<String>();
        assertEquals(sources().size(), Here.PROJECT.dashboards().size());
        for (var file : Here.PROJECT.dashboards()) {
            var dashboard = new JsonMapper().readTree(file.toFile());
            assertTrue(uids.add(dashboard.path("uid").asText()), file::toString);
            assertTrue(dashboard.path("id").isNull(), file::toString);
            for (var panel : dashboard.path("panels")) {
                if (!panel.path("type").asText().equals("row")) {
                    assertTrue(
                            panel.path("description").asText().length() > 5, () -> file + ": " + panel.path("title"));
                    assertTrue(panel.path("targets").size() > 0, () -> file + ": " + panel.path("title"));
                }
            }
        }
    }

    @Test
    void every_query_is_one(@TempDir Path directory) throws IOException, InterruptedException {
        var queries = Dashboard.queries(Here.PROJECT).stream()
                .map(query -> query.over("5m"))
                .toList();
        assertTrue(queries.size() > 50, "all dashboards are read");
        Here.parse(queries, directory);
    }

    @Test
    void they_name_metrics_that_exist() {
        var vocabulary = new Vocabulary(Here.PROJECT);
        for (PanelQuery query : Dashboard.queries(Here.PROJECT)) {
            assertEquals(List.of(), vocabulary.faults(query.text()), query.where());
        }
    }
}
