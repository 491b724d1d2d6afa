// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every combination of values that we know of, on the oldest and the newest Kubernetes. */
class MatrixTest {
    @TempDir
    Path home;

    private StandInCluster cluster;

    @BeforeEach
    void start() throws IOException {
        cluster = new StandInCluster();
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    static Stream<Arguments> matrix() throws IOException {
        return Examples.all().entrySet().stream()
                .flatMap(values -> Stream.of("1.29", "1.36")
                        .map(release -> Arguments.of(values.getKey(), release, values.getValue())));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("matrix")
    void is_what_kubernetes_takes(String name, String release, String values) throws IOException {
        var schemas = new ManifestSchemas(release);
        var manifests = chart().on(release + ".0").rendered(values);

        assertEquals(
                List.of(),
                manifests.all().stream()
                        .flatMap(one -> schemas.faultsOf(one).stream())
                        .toList());
        Set<String> names = new HashSet<>();
        manifests
                .all()
                .forEach(one -> assertTrue(
                        names.add(Manifests.kindOf(one) + " " + Manifests.nameOf(one)),
                        () -> "twice: " + one.toPrettyString()));
        assertEquals(Set.of("pairing"), namespaces(manifests));
    }

    @Test
    void helm_finds_nothing_to_say() {
        var result = Chart.linted();
        assertFalse(result.isFailed(), () -> String.join("\n", result.getMessages()));
    }

    @Test
    void unknown_wrong_and_missing_fields_are_found() throws IOException {
        var schemas = new ManifestSchemas("1.36");
        var manifests = chart().rendered(Examples.EVERYTHING);
        for (var broken : List.of(
                manifests.the("Deployment", "qrtc-token").at("/spec/template/spec/containers/0"),
                manifests.the("NetworkPolicy", "qrtc-token").at("/spec"),
                manifests.the("HTTPRoute", "qrtc-token").at("/spec/rules/0"),
                manifests.the("ServiceMonitor", "qrtc-token").at("/spec"),
                manifests.the("PrometheusRule", "qrtc-sample").at("/spec"))) {
            ((ObjectNode) broken).put("imagee", "x");
        }
        for (var name : List.of("Deployment", "NetworkPolicy", "HTTPRoute", "ServiceMonitor")) {
            assertEquals(1, schemas.faultsOf(manifests.the(name, "qrtc-token")).size(), name);
        }
        assertEquals(
                1,
                schemas.faultsOf(manifests.the("PrometheusRule", "qrtc-sample")).size());

        var wrong = manifests.the("Deployment", "qrtc-signaling");
        ((ObjectNode) wrong.at("/spec")).put("minReadySeconds", "soon");
        assertEquals(1, schemas.faultsOf(wrong).size());
        var missing = manifests.the("Deployment", "qrtc-qr");
        ((ObjectNode) missing.at("/spec")).remove("selector");
        assertEquals(1, schemas.faultsOf(missing).size());
    }

    private Chart chart() throws IOException {
        var chart = Chart.copiedTo(home);
        chart.write("files/rules/sample.yaml", MonitoringTest.RULES);
        chart.write("files/dashboards/sample.json", "{\"title\": \"{{ not a template }}\"}");
        return chart;
    }

    private static Set<String> namespaces(Manifests manifests) {
        Set<String> namespaces = new HashSet<>();
        manifests
                .all()
                .forEach(one -> namespaces.add(one.at("/metadata/namespace").asText()));
        return namespaces;
    }
}
