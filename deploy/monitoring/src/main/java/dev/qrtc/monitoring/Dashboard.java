// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Grafana's dashboards: what is in the chart's JSON files. */
public final class Dashboard {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final JsonMapper JSON = new JsonMapper();

    private Dashboard() {}

    /**
     * A query of a panel.
     *
     * @param where the dashboard and the panel
     * @param text with Grafana's variables in it
     */
    public record PanelQuery(String where, String text) {
        /** The query as Prometheus takes it: Grafana's variable for a window is this one. */
        public String over(String window) {
            return text.replace("$__rate_interval", window);
        }
    }

    /** All queries of all dashboards. */
    public static List<PanelQuery> queries(Project project) {
        var queries = new ArrayList<PanelQuery>();
        for (var file : project.dashboards()) {
            for (var panel : read(JSON, file).path("panels")) {
                var where = file.getFileName() + ": " + panel.path("title").asText();
                panel.path("targets")
                        .forEach(target -> queries.add(
                                new PanelQuery(where, target.path("expr").asText())));
            }
        }
        return queries;
    }

    /** The JSON of a dashboard that is described in {@code source}: a line for each panel, so that a change shows where it is. */
    public static String made(Path source) {
        return DashboardMaker.make(read(YAML, source)).properties().stream()
                .map(entry -> "  \"" + entry.getKey() + "\": " + lines(entry.getValue()))
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }

    private static String lines(JsonNode value) {
        return value.isArray() && value.size() > 1
                ? value.valueStream().map(JsonNode::toString).collect(Collectors.joining(",\n    ", "[\n    ", "\n  ]"))
                : value.toString();
    }

    private static JsonNode read(ObjectMapper mapper, Path file) {
        try {
            return mapper.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
