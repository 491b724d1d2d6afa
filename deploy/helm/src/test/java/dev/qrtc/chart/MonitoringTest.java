// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class MonitoringTest extends RenderedTest {
    static final String RULES = """
            groups:
              - name: sample
                rules:
                  - alert: Sample
                    expr: up == 0
                    annotations:
                      summary: "{{ $labels.instance }} is away"
                      runbook_url: docs/runbooks/sample.md
            """;
    private static final String ON = """
            monitoring: {rules: {enabled: true, labels: {release: p}, runbookBase: "https://git.example.com/"},
              dashboards: {enabled: true}, serviceMonitor: {enabled: true}}
            """;

    @Test
    void rules_are_embedded_as_they_are_but_for_where_runbooks_are() throws IOException {
        chart.write("files/rules/sample.yaml", RULES);
        var rule = chart.rendered(ON).the("PrometheusRule", "qrtc-sample");
        assertEquals("p", rule.at("/metadata/labels/release").asText());
        var annotations = rule.at("/spec/groups/0/rules/0/annotations");
        assertEquals(
                "{{ $labels.instance }} is away", annotations.path("summary").asText());
        assertEquals(
                "https://git.example.com/docs/runbooks/sample.md",
                annotations.path("runbook_url").asText());
    }

    @Test
    void dashboards_are_embedded_byte_by_byte() throws IOException {
        var text = "{\"title\": \"{{ a }}\",\n \"legend\": \"\\\"b\\\"\"}\n";
        chart.write("files/dashboards/sample.json", text);
        var map = chart.rendered(ON).the("ConfigMap", "qrtc-dashboard-sample");
        assertEquals(text, map.path("data").path("sample.json").asText());
        assertEquals("1", map.at("/metadata/labels/grafana_dashboard").asText());
    }

    @Test
    void every_service_is_scraped_at_its_management_port_under_the_name_that_rules_know() throws IOException {
        var manifests = chart.rendered(ON);
        assertEquals(3, manifests.of("ServiceMonitor").size());
        for (var monitor : manifests.of("ServiceMonitor")) {
            var endpoint = monitor.at("/spec/endpoints/0");
            assertEquals("management", endpoint.path("port").asText());
            assertEquals(
                    Manifests.nameOf(monitor),
                    endpoint.at("/relabelings/0/replacement").asText());
            assertEquals("job", endpoint.at("/relabelings/0/targetLabel").asText());
            var service = manifests.the("Service", Manifests.nameOf(monitor)).at("/metadata/labels");
            monitor.at("/spec/selector/matchLabels")
                    .properties()
                    .forEach(label -> assertEquals(label.getValue(), service.path(label.getKey())));
        }
    }
}
