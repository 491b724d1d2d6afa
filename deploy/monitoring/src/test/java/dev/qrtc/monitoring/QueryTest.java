// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.qrtc.monitoring.Query.Selector;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every series that a query names is found, and nothing that is none; what is not there is told. */
class QueryTest {
    private final Vocabulary vocabulary = new Vocabulary(Here.PROJECT);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "up | up",
                "sum by (job, le) (rate(a_bucket{x=\"b\"}[5m])) / on () group_left (c) d | a_bucket d",
                "1e3 * a and b unless c or vector(0) | a b c",
                "histogram_quantile(0.95, sum(rate(a[5m:1m] offset 1h)) by (le)) > bool 2 | a",
                "a:b:c5m{slo=\"x\"} > 14.4 | a:b:c5m",
                "clamp_min(a, 0) | a"
            })
    void names_are_found(String query, String names) {
        assertEquals(
                names,
                String.join(
                        " ",
                        new Query(query)
                                .selectors().stream().map(Selector::name).toList()));
    }

    @Test
    void what_is_known_has_no_faults() {
        assertEquals(List.of(), vocabulary.faults("sum(rate(qrtc_pairings_total{outcome=~\"failed|lost\"}[5m]))"));
        assertEquals(
                List.of(), vocabulary.faults("qrtc_pairing_stage_seconds_bucket{le=\"5.0\", job=\"qrtc-signaling\"}"));
        assertEquals(List.of(), vocabulary.faults("qrtc:slo_burn:ratio5m{slo=\"pairing\"} or up == 0"));
    }

    @Test
    void what_is_not_there_is_a_fault() {
        assertEquals(List.of("there is no qrtc_pairing_total"), vocabulary.faults("rate(qrtc_pairing_total[5m])"));
        assertEquals(List.of("there is no qrtc_pairings_total_count"), vocabulary.faults("qrtc_pairings_total_count"));
        assertEquals(List.of("there is no qrtc:slo_burn:ratio7m"), vocabulary.faults("qrtc:slo_burn:ratio7m"));
        assertEquals(
                List.of("there is no qrtc_pairing_stage_seconds"),
                vocabulary.faults("qrtc_pairing_stage_seconds{stage=\"x\"}"));
        assertEquals(
                List.of("qrtc_pairings_total has no result"),
                vocabulary.faults("qrtc_pairings_total{result=\"failed\"}"));
        assertEquals(
                List.of("qrtc_pairings_total has no outcome=gone"),
                vocabulary.faults("qrtc_pairings_total{outcome=~\"failed|gone\"}"));
        assertEquals(List.of("there is no jvm_gc_pause_seconds_sum"), vocabulary.faults("jvm_gc_pause_seconds_sum"));
    }
}
