// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.monitoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** This project, and what all tests of queries do. */
final class Here {
    static final Project PROJECT = new Project(
            Path.of(System.getProperty("qrtc.root", "../..")).toAbsolutePath().normalize());

    private Here() {}

    /** Demands that Prometheus' parser takes each of them. */
    static void parse(List<String> queries, Path directory) throws IOException, InterruptedException {
        var file = Files.writeString(directory.resolve("queries.yaml"), recorded(queries));
        Tool.promtool().succeeds(List.of("check", "rules", file.toString()));
    }

    // As rules that record, which need names that differ.
    private static String recorded(List<String> queries) throws JsonProcessingException {
        var rules = new java.util.ArrayList<Map<String, String>>();
        for (var query : queries) {
            rules.add(Map.of("record", "query:" + rules.size(), "expr", query));
        }
        return new YAMLMapper()
                .writeValueAsString(Map.of("groups", List.of(Map.of("name", "queries", "rules", rules))));
    }
}
