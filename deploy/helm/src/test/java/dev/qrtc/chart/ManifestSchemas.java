// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Kubernetes' own schemas of one release, and those of the custom resources; closed, so that unknown fields are found. */
final class ManifestSchemas {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> CUSTOM = Map.of(
            "HTTPRoute", "httproute_v1", "ServiceMonitor", "servicemonitor_v1", "PrometheusRule", "prometheusrule_v1");

    private final JsonNode definitions;
    private final Map<String, JsonSchema> compiled = new HashMap<>();

    ManifestSchemas(String release) throws IOException {
        definitions = closed(read("kubernetes-" + release));
    }

    /** What is wrong with it; nothing where it is as Kubernetes wants it. */
    List<String> faultsOf(JsonNode manifest) {
        var schema = compiled.computeIfAbsent(
                manifest.path("apiVersion").asText() + " " + Manifests.kindOf(manifest),
                key -> JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schemaOf(manifest)));
        return schema.validate(manifest).stream()
                .map(fault -> Manifests.kindOf(manifest) + " " + Manifests.nameOf(manifest) + " " + fault.getMessage())
                .toList();
    }

    private JsonNode schemaOf(JsonNode manifest) {
        var custom = CUSTOM.get(Manifests.kindOf(manifest));
        if (custom != null) {
            return closed(read(custom));
        }
        var root = ((ObjectNode) definitions).deepCopy();
        root.put("$ref", "#/definitions/" + nameFor(manifest));
        return root;
    }

    private String nameFor(JsonNode manifest) {
        var group = manifest.path("apiVersion").asText();
        for (var field : definitions.path("definitions").properties()) {
            for (var kind : field.getValue().path("x-kubernetes-group-version-kind")) {
                var prefix = kind.path("group").asText().isEmpty()
                        ? ""
                        : kind.path("group").asText() + "/";
                if (group.equals(prefix + kind.path("version").asText())
                        && Manifests.kindOf(manifest).equals(kind.path("kind").asText())) {
                    return field.getKey();
                }
            }
        }
        throw new AssertionError("there is no schema of " + group + " " + Manifests.kindOf(manifest));
    }

    // A number is as good where Kubernetes takes "a number or a text"; everything else with properties is closed.
    private static JsonNode closed(JsonNode node) {
        if (node instanceof ObjectNode schema) {
            var isOpen = schema.path("x-kubernetes-preserve-unknown-fields").asBoolean();
            if (schema.path("properties").isObject() && !schema.has("additionalProperties") && !isOpen) {
                schema.put("additionalProperties", false);
            }
            if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
                schema.remove("anyOf");
                schema.putArray("type").add("string").add("integer");
            }
        }
        node.forEach(ManifestSchemas::closed);
        return node;
    }

    private static JsonNode read(String name) {
        try (var stream = ManifestSchemas.class.getResourceAsStream(name + ".json")) {
            var schema = JSON.readTree(stream);
            // Written as text alone there, and a number in many a manifest.
            for (var mixed : List.of("util.intstr.IntOrString", "api.resource.Quantity")) {
                if (schema.at("/definitions/io.k8s.apimachinery.pkg." + mixed) instanceof ObjectNode definition) {
                    definition.putArray("type").add("string").add("integer");
                }
            }
            return schema;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
