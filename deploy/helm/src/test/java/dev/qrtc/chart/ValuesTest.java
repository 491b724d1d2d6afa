// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** values.schema.json. */
class ValuesTest extends RenderedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{replicas: 3}",
                "{services: {token: {replica: 3}}}",
                "{services: {token: {autoscaling: {connections: 3}}}}",
                "{services: {token: {resources: {limits: {memory: 1Gi, gpu: 1}}}}}",
                "{services: {signaling: {replicas: 0}}}",
                "{redis: {mode: sentinels}}",
                "{redis: {hosts: ['redis://a:1']}}",
                "{redis: {auth: {password: x}}}",
                "{publicUrl: 'https://a.example.com/'}",
                "{settings: {qrtc.mode: \"a\\nb\"}}",
                "{settings: {password: x}}",
                "{clients: {backend: {scopes: [everything]}}}",
                "{networkPolicy: {callers: []}}",
                "{rotation: {leadSeconds: 5}}",
                "{trustedProxies: [proxy]}"
            })
    void refuses(String values) {
        var error = assertThrows(IllegalStateException.class, () -> chart.rendered(values));
        assertTrue(String.valueOf(error.getMessage()).contains("values"), error::getMessage);
    }

    /** So that nothing that can be set is without a word about it. */
    @Test
    void values_yaml_names_whatever_the_schema_allows() throws IOException {
        var values = Manifests.YAML.readTree(Files.readString(Chart.SOURCE.resolve("values.yaml")));
        var schema = Manifests.YAML.readTree(Files.readString(Chart.SOURCE.resolve("values.schema.json")));
        Set<String> missing = new TreeSet<>();
        compare("", schema, values, missing);
        // What Helm gives to every chart, and what a limit may have besides.
        missing.removeIf(name -> name.equals(".global") || name.endsWith(".ephemeral-storage"));
        assertEquals(Set.of(), missing);
    }

    private static void compare(String path, JsonNode schema, JsonNode values, Set<String> missing) {
        for (var property : schema.path("properties").properties()) {
            var name = path + "." + property.getKey();
            if (values.has(property.getKey())) {
                compare(name, property.getValue(), values.path(property.getKey()), missing);
            } else {
                missing.add(name);
            }
        }
    }
}
