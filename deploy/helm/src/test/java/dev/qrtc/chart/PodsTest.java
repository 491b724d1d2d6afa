// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Deployments, and what decides how many pods there are. */
class PodsTest extends RenderedTest {
    private static final List<String> SERVICES = List.of("token", "signaling", "qr");

    @Test
    void every_pod_is_as_restricted_as_kubernetes_knows() throws IOException {
        var pods = chart.rendered("{rotation: {enabled: true}, turn: {enabled: true}}")
                .pods()
                .toList();
        assertEquals(7, pods.size());
        for (var pod : pods) {
            var spec = pod.path("spec");
            assertTrue(spec.at("/securityContext/runAsNonRoot").asBoolean());
            assertEquals(65532, spec.at("/securityContext/runAsUser").asInt());
            assertEquals(
                    "RuntimeDefault",
                    spec.at("/securityContext/seccompProfile/type").asText());
            for (var container : spec.path("containers")) {
                var security = container.path("securityContext");
                assertFalse(security.path("allowPrivilegeEscalation").asBoolean(true));
                assertTrue(security.path("readOnlyRootFilesystem").asBoolean());
                assertEquals("ALL", security.at("/capabilities/drop/0").asText());
                assertTrue(container.at("/resources/limits").has("memory"));
                assertTrue(container.at("/resources/requests").has("cpu"));
            }
            // The rotation alone calls Kubernetes.
            var rotates = spec.at("/containers/0/name").asText().equals("rotate-keys");
            assertEquals(rotates, spec.path("automountServiceAccountToken").asBoolean(true));
        }
    }

    @Test
    void pods_are_replaced_when_their_settings_change_and_only_then() throws IOException {
        var before = chart.rendered(Examples.DEFAULT);
        var after = chart.rendered("{services: {signaling: {settings: {qrtc.signaling.ping: 20s}}}}");
        assertNotEquals(checksum(before, "signaling"), checksum(after, "signaling"));
        assertEquals(checksum(before, "token"), checksum(after, "token"));
        assertEquals(checksum(before, "qr"), checksum(after, "qr"));
    }

    @Test
    void probes_ask_the_management_port() throws IOException {
        var manifests = chart.rendered(Examples.DEFAULT);
        for (var service : SERVICES) {
            var container = container(manifests, service);
            for (var probe : Map.of("startupProbe", "started", "readinessProbe", "ready", "livenessProbe", "live")
                    .entrySet()) {
                var get = container.path(probe.getKey()).path("httpGet");
                assertEquals("/q/health/" + probe.getValue(), get.path("path").asText());
                assertEquals("management", get.path("port").asText());
            }
        }
    }

    @Test
    void a_pod_that_stops_serves_until_everybody_knows() throws IOException {
        var now = chart.on("1.36.0").rendered(Examples.DEFAULT);
        for (var service : SERVICES) {
            assertEquals("5s", now.settings(service).getProperty("qrtc.shutdown.delay"));
            // A hook would come on top, and on 1.29 there is none without a shell.
            assertFalse(container(now, service).has("lifecycle"));
            var grace =
                    now.the("Deployment", "qrtc-" + service).at("/spec/template/spec/terminationGracePeriodSeconds");
            // The drain, quarkus.shutdown.timeout (10 s) or the farewell (3 s), and room.
            assertTrue(grace.asInt() >= 5 + 10 + 10);
        }
    }

    @Test
    void the_heap_leaves_room_in_the_limit() throws IOException {
        var jvm = chart.rendered(Examples.DEFAULT);
        var executable = chart.rendered(Examples.NATIVE);
        for (var service : SERVICES) {
            var env = Manifests.each(container(jvm, service).path("env"))
                    .filter(entry -> entry.path("name").asText().equals("JDK_JAVA_OPTIONS"))
                    .findFirst()
                    .orElseThrow();
            var heap = env.path("value").asText();
            assertEquals(heap, container(executable, service).at("/args/0").asText());
            var limit = mebibytes(
                    container(jvm, service).at("/resources/limits/memory").asText());
            var most = Integer.parseInt(heap.replaceAll("\\D", ""));
            assertTrue(most + 128 <= limit, () -> service + ": " + heap + " in " + limit + " MiB");
            assertFalse(container(executable, service).path("env").toString().contains("JDK_JAVA_OPTIONS"));
        }
    }

    @Test
    void an_autoscaler_takes_the_number_of_replicas_over() throws IOException {
        var values = "{services: {signaling: {autoscaling: {enabled: true, connections: 8000}}}}";
        var manifests = chart.rendered(values);
        assertFalse(manifests.the("Deployment", "qrtc-signaling").path("spec").has("replicas"));
        assertEquals(
                2,
                manifests.the("Deployment", "qrtc-token").at("/spec/replicas").asInt());
        assertEquals(1, manifests.of("HorizontalPodAutoscaler").size());
        var metrics = manifests.the("HorizontalPodAutoscaler", "qrtc-signaling").at("/spec/metrics");
        assertEquals(2, metrics.size());
        assertEquals(
                "qrtc_signaling_connections", metrics.at("/1/pods/metric/name").asText());
        assertEquals("8000", metrics.at("/1/pods/target/averageValue").asText());
    }

    @Test
    void a_budget_is_there_only_where_it_says_something() throws IOException {
        var manifests = chart.rendered(
                "{services: {token: {replicas: 1}, qr: {replicas: 1, autoscaling: {enabled: true, min: 2}}}}");
        assertFalse(manifests.has("PodDisruptionBudget", "qrtc-token"));
        assertTrue(manifests.has("PodDisruptionBudget", "qrtc-qr"));
        var budget = manifests.the("PodDisruptionBudget", "qrtc-signaling").path("spec");
        assertEquals(1, budget.path("maxUnavailable").asInt());
        assertEquals(manifests.the("Deployment", "qrtc-signaling").at("/spec/selector"), budget.path("selector"));
    }

    @Test
    void the_turn_server_runs_what_its_tests_run() throws IOException {
        var map = chart.rendered("{turn: {enabled: true}}")
                .the("ConfigMap", "qrtc-turn")
                .path("data");
        for (var name : List.of("start", "turnserver.conf")) {
            var file = Chart.SOURCE.resolve("../../turn").resolve(name);
            assertEquals(java.nio.file.Files.readString(file), map.path(name).asText(), name);
        }
    }

    static JsonNode container(Manifests manifests, String service) {
        return manifests.the("Deployment", "qrtc-" + service).at("/spec/template/spec/containers/0");
    }

    private static String checksum(Manifests manifests, String service) {
        return manifests
                .the("Deployment", "qrtc-" + service)
                .at("/spec/template/metadata/annotations")
                .path("checksum/settings")
                .asText();
    }

    private static int mebibytes(String quantity) {
        var number = Integer.parseInt(quantity.replaceAll("\\D", ""));
        return quantity.endsWith("Gi") ? number * 1024 : number;
    }
}
