// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One rule of the chart's rule files.
 *
 * @param name of the alert, or of what is recorded
 * @param severity of an alert; empty where something is recorded
 */
public record Rule(String name, boolean isAlert, String expression, String severity, JsonNode annotations) {
    private static final YAMLMapper YAML = new YAMLMapper();

    /** All rules of all files, in their order. */
    public static List<Rule> all(Project project) {
        var rules = new ArrayList<Rule>();
        for (var file : project.rules()) {
            for (var group : read(file).path("groups")) {
                group.path("rules").forEach(rule -> rules.add(of(rule)));
            }
        }
        return rules;
    }

    /** The path of an alert's runbook, in the project. */
    public String runbook() {
        return "docs/runbooks/" + name.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT) + ".md";
    }

    private static JsonNode read(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Rule of(JsonNode rule) {
        var isAlert = rule.has("alert");
        return new Rule(
                rule.path(isAlert ? "alert" : "record").asText(),
                isAlert,
                rule.path("expr").asText(),
                rule.at("/labels/severity").asText(),
                rule.path("annotations"));
    }
}
