// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who reaches what: policies, Services, Ingresses and HTTPRoutes. */
class NetworkTest extends RenderedTest {
    private static final String BOTH_WAYS = """
            ingress: {annotations: {a: b}, tlsSecret: tls}
            gateway: {enabled: true, parentRefs: [{name: g}]}
            """;

    @Test
    void nothing_is_allowed_to_any_pod_but_what_is_said() throws IOException {
        var manifests = chart.rendered(Examples.EVERYTHING);
        var deny = manifests.the("NetworkPolicy", "qrtc-deny").path("spec");
        assertFalse(deny.has("ingress") || deny.has("egress"));
        assertEquals("[\"Ingress\",\"Egress\"]", deny.path("policyTypes").toString());
        var pods = manifests.pods().toList();
        assertEquals(7, pods.size());
        for (var pod : pods) {
            assertTrue(selects(deny, pod), pod::toString);
            var own = manifests.of("NetworkPolicy").stream()
                    .filter(policy -> !Manifests.nameOf(policy).endsWith("-deny") && selects(policy.path("spec"), pod));
            assertEquals(1, own.count(), pod::toString);
        }
    }

    @Test
    void ports_of_policies_and_services_are_those_of_the_containers() throws IOException {
        var manifests = chart.rendered(Examples.DEFAULT);
        for (var service : List.of("token", "signaling", "qr")) {
            var opened = ports(PodsTest.container(manifests, service).path("ports"), "containerPort");
            assertEquals(2, opened.size());
            var allowed = Manifests.each(
                            manifests.the("NetworkPolicy", "qrtc-" + service).at("/spec/ingress"))
                    .flatMap(rule -> ports(rule.path("ports"), "port").stream())
                    .collect(Collectors.toSet());
            assertEquals(opened, allowed);
            assertEquals(
                    opened, ports(manifests.the("Service", "qrtc-" + service).at("/spec/ports"), "port"));
        }
    }

    @Test
    void only_those_reach_redis_and_the_keys_that_need_them() throws IOException {
        var manifests = chart.rendered(Examples.DEFAULT);
        assertEquals(Set.of(53, 6379), egress(manifests, "token"));
        assertEquals(Set.of(53, 6379, 8081), egress(manifests, "signaling"));
        assertEquals(Set.of(53, 8081), egress(manifests, "qr"));
        assertEquals(Set.of(53, 6379, 26379), egress(chart.rendered(Examples.SENTINEL), "token"));
        var redis = manifests.the("NetworkPolicy", "qrtc-redis").path("spec");
        assertFalse(redis.has("egress"));
        assertEquals(2, redis.at("/ingress/0/from").size());
        var from = manifests.the("NetworkPolicy", "qrtc-token").at("/spec/ingress/0/from");
        assertEquals(3, from.size());
    }

    @Test
    void an_ingress_leads_each_path_to_its_service_and_never_to_management() throws IOException {
        var manifests = chart.rendered(BOTH_WAYS);
        assertEquals(Set.of("/v1", "/oauth2", "/.well-known"), paths(manifests, "token"));
        assertEquals(Set.of("/v1/signaling"), paths(manifests, "signaling"));
        assertEquals(Set.of("/v1/qr"), paths(manifests, "qr"));
        for (var ingress : manifests.of("Ingress")) {
            assertEquals("pair.example.com", ingress.at("/spec/rules/0/host").asText());
            assertEquals("tls", ingress.at("/spec/tls/0/secretName").asText());
            assertEquals("b", ingress.at("/metadata/annotations/a").asText());
            for (var path : ingress.at("/spec/rules/0/http/paths")) {
                assertEquals("http", path.at("/backend/service/port/name").asText());
                assertEquals(
                        Manifests.nameOf(ingress),
                        path.at("/backend/service/name").asText());
            }
        }
        var annotations = manifests.the("Ingress", "qrtc-signaling").at("/metadata/annotations");
        // Longer than qrtc.signaling.ping, and than a pong may take.
        assertTrue(annotations
                        .path("nginx.ingress.kubernetes.io/proxy-read-timeout")
                        .asInt()
                > 45);
    }

    @Test
    void a_route_leads_where_the_ingress_leads_and_lets_sockets_live() throws IOException {
        var manifests = chart.rendered(BOTH_WAYS);
        for (var service : List.of("token", "signaling", "qr")) {
            var rule = manifests.the("HTTPRoute", "qrtc-" + service).at("/spec/rules/0");
            var matched = Manifests.each(rule.path("matches"))
                    .map(match -> match.at("/path/value").asText())
                    .collect(Collectors.toSet());
            assertEquals(paths(manifests, service), matched);
            assertEquals(
                    ports(PodsTest.container(manifests, service).path("ports"), "containerPort").stream()
                            .min(Integer::compare)
                            .orElseThrow(),
                    rule.at("/backendRefs/0/port").asInt());
        }
        assertEquals(
                "0s",
                manifests
                        .the("HTTPRoute", "qrtc-signaling")
                        .at("/spec/rules/0/timeouts/request")
                        .asText());
    }

    @Test
    void signaling_and_qr_find_the_keys_at_the_service_of_the_token_service() throws IOException {
        var manifests = chart.rendered(Examples.DEFAULT);
        var port =
                manifests.the("Service", "qrtc-token").at("/spec/ports/0/port").asInt();
        for (var service : List.of("signaling", "qr")) {
            assertEquals(
                    "http://qrtc-token:" + port + "/.well-known/jwks.json",
                    manifests.settings(service).getProperty("qrtc.jwks-url"));
        }
    }

    private static boolean selects(JsonNode policy, JsonNode pod) {
        return policy.at("/podSelector/matchLabels").properties().stream()
                .allMatch(label ->
                        label.getValue().equals(pod.at("/metadata/labels").path(label.getKey())));
    }

    private static Set<Integer> egress(Manifests manifests, String service) {
        return Manifests.each(manifests.the("NetworkPolicy", "qrtc-" + service).at("/spec/egress"))
                .flatMap(rule -> ports(rule.path("ports"), "port").stream())
                .collect(Collectors.toSet());
    }

    private static Set<Integer> ports(JsonNode ports, String name) {
        return Manifests.each(ports).map(port -> port.path(name).asInt()).collect(Collectors.toSet());
    }

    private static Set<String> paths(Manifests manifests, String service) {
        return Manifests.each(manifests.the("Ingress", "qrtc-" + service).at("/spec/rules/0/http/paths"))
                .map(path -> path.path("path").asText())
                .collect(Collectors.toSet());
    }
}
