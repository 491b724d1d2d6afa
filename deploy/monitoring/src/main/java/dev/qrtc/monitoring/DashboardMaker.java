// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a dashboard of its short description: {@code uid}, {@code title}, {@code description} and {@code rows}, each with a {@code title} and
 * {@code panels}. A panel has a {@code title}, a {@code description} and {@code queries} by their legend; where it differs from the rule, a {@code type}
 * (timeseries), a {@code unit} (short), a {@code width} (8 of 24), {@code stack}, {@code min} (0), {@code decimals}, and {@code thresholds}, colours by the value from
 * which they count.
 */
final class DashboardMaker {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int WHOLE_WIDTH = 24;
    private static final int HEIGHT = 8;
    private static final int STAT_WIDTH = 6;
    private static final int STAT_HEIGHT = 5;

    private final List<ObjectNode> panels = new ArrayList<>();
    private int left;
    private int top;
    private int lineHeight;

    private DashboardMaker() {}

    static ObjectNode make(JsonNode source) {
        var maker = new DashboardMaker();
        source.path("rows").forEach(maker::row);
        var dashboard = NODES.objectNode();
        dashboard.putNull("id");
        dashboard.put("uid", source.path("uid").asText());
        dashboard.put("title", source.path("title").asText());
        dashboard.put("description", source.path("description").asText());
        dashboard.putArray("tags").add("qrtc");
        dashboard.put("editable", false);
        dashboard.put("graphTooltip", 1);
        dashboard.put("schemaVersion", 39);
        dashboard.put("refresh", "30s");
        dashboard.putObject("time").put("from", "now-3h").put("to", "now");
        dashboard.putObject("templating").putArray("list").add(datasourceVariable());
        dashboard
                .putArray("links")
                .addObject()
                .put("title", "qrtc")
                .put("type", "dashboards")
                .put("asDropdown", true)
                .put("keepTime", true)
                .putArray("tags")
                .add("qrtc");
        dashboard.putArray("panels").addAll(maker.panels);
        return dashboard;
    }

    private static ObjectNode datasourceVariable() {
        return NODES.objectNode()
                .put("name", "datasource")
                .put("label", "Prometheus")
                .put("type", "datasource")
                .put("query", "prometheus");
    }

    private static ObjectNode datasource() {
        return NODES.objectNode().put("type", "prometheus").put("uid", "${datasource}");
    }

    private void row(JsonNode row) {
        endLine();
        var panel = NODES.objectNode();
        panel.put("id", panels.size() + 1)
                .put("type", "row")
                .put("title", row.path("title").asText())
                .put("collapsed", false);
        place(panel, WHOLE_WIDTH, 1);
        panel.putArray("panels");
        panels.add(panel);
        row.path("panels").forEach(this::panel);
    }

    private void panel(JsonNode source) {
        var type = source.path("type").asText("timeseries");
        var isStat = type.equals("stat");
        var panel = NODES.objectNode();
        panel.put("id", panels.size() + 1)
                .put("type", type)
                .put("title", source.path("title").asText())
                .put("description", source.path("description").asText());
        panel.set("datasource", datasource());
        place(panel, source.path("width").asInt(isStat ? STAT_WIDTH : 8), isStat ? STAT_HEIGHT : HEIGHT);
        panel.putObject("fieldConfig").set("defaults", defaults(source, isStat));
        panel.set("options", options(isStat));
        var targets = panel.putArray("targets");
        source.path("queries")
                .properties()
                .forEach(query -> targets.addObject()
                        .put("refId", String.valueOf((char) ('A' + targets.size() - 1)))
                        .put("legendFormat", query.getKey())
                        .put("expr", query.getValue().asText())
                        .set("datasource", datasource()));
        panels.add(panel);
    }

    private static ObjectNode defaults(JsonNode source, boolean isStat) {
        var defaults = NODES.objectNode();
        defaults.put("unit", source.path("unit").asText("short"));
        defaults.put("min", source.path("min").asInt(0));
        if (source.has("decimals")) {
            defaults.put("decimals", source.path("decimals").asInt());
        }
        defaults.putObject("thresholds").put("mode", "absolute").set("steps", steps(source.path("thresholds")));
        defaults.putObject("color").put("mode", isStat ? "thresholds" : "palette-classic");
        if (!isStat) {
            var stacked = source.path("stack").asBoolean();
            var custom = defaults.putObject("custom");
            custom.put("lineWidth", 1).put("fillOpacity", stacked ? 30 : 0).put("showPoints", "never");
            custom.putObject("stacking").put("mode", stacked ? "normal" : "none");
            custom.putObject("thresholdsStyle").put("mode", source.has("thresholds") ? "dashed" : "off");
        }
        return defaults;
    }

    // The first colour counts from wherever values begin.
    private static JsonNode steps(JsonNode thresholds) {
        var steps = NODES.arrayNode();
        thresholds.properties().forEach(threshold -> {
            var step = steps.addObject().put("color", threshold.getValue().asText());
            if (steps.size() == 1) {
                step.putNull("value");
            } else {
                step.put("value", Double.parseDouble(threshold.getKey()));
            }
        });
        return steps.isEmpty()
                ? steps.add(NODES.objectNode().put("color", "green").putNull("value"))
                : steps;
    }

    private static ObjectNode options(boolean isStat) {
        var options = NODES.objectNode();
        if (isStat) {
            options.put("colorMode", "background").put("graphMode", "area").put("textMode", "value");
            options.putObject("reduceOptions").putArray("calcs").add("lastNotNull");
        } else {
            options.putObject("legend")
                    .put("displayMode", "list")
                    .put("placement", "bottom")
                    .put("showLegend", true);
            options.putObject("tooltip").put("mode", "multi").put("sort", "desc");
        }
        return options;
    }

    private void place(ObjectNode panel, int width, int height) {
        if (left + width > WHOLE_WIDTH) {
            endLine();
        }
        panel.putObject("gridPos").put("x", left).put("y", top).put("w", width).put("h", height);
        left += width;
        lineHeight = Math.max(lineHeight, height);
    }

    private void endLine() {
        top += lineHeight;
        left = 0;
        lineHeight = 0;
    }
}
