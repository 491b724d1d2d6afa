// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a chart gives. */
record Manifests(List<JsonNode> all) {
    static final YAMLMapper YAML = new YAMLMapper();

    static Manifests parse(String text) throws IOException {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            return new Manifests(
                    documents.readAll().stream().filter(JsonNode::isObject).toList());
        }
    }

    List<JsonNode> of(String kind) {
        return all.stream().filter(one -> kindOf(one).equals(kind)).toList();
    }

    boolean has(String kind, String name) {
        return of(kind).stream().anyMatch(one -> nameOf(one).equals(name));
    }

    JsonNode the(String kind, String name) {
        return of(kind).stream()
                .filter(one -> nameOf(one).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + kind + " " + name));
    }

    /** The settings of a service. */
    Properties settings(String service) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(the("ConfigMap", "qrtc-" + service)
                .path("data")
                .path("application.properties")
                .asText()));
        return properties;
    }

    /** Each template of a pod. */
    Stream<JsonNode> pods() {
        return all.stream().flatMap(one -> switch (kindOf(one)) {
            case "Deployment", "StatefulSet" -> Stream.of(one.at("/spec/template"));
            case "CronJob" -> Stream.of(one.at("/spec/jobTemplate/spec/template"));
            case "Pod" -> Stream.of(one);
            default -> Stream.empty();
        });
    }

    static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static String kindOf(JsonNode manifest) {
        return manifest.path("kind").asText();
    }

    static String nameOf(JsonNode manifest) {
        return manifest.at("/metadata/name").asText();
    }
}
