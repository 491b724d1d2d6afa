// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.churn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is judged to have grown. */
class MeasurementsIT {
    private static final int MIB = 1 << 20;

    @Test
    void a_twentieth_more_than_at_first_is_not_too_much() {
        assertEquals(List.of(), measured(105 * MIB, 210L * MIB).growth());
    }

    @Test
    void more_than_that_is_named_with_the_classes_that_grew() {
        var grown = measured(106 * MIB, 211L * MIB).growth();
        assertEquals("service live: 100.00 MiB after 10 min, 106.00 MiB after 30 min: 1.060 times", grown.getFirst());
        assertEquals("+6291456 bytes of Leak", grown.get(1));
        assertEquals("service RSS: 200.00 MiB after 10 min, 211.00 MiB after 30 min: 1.055 times", grown.getLast());
    }

    @Test
    void what_was_before_the_bound_does_not_count() {
        var measurements = new Measurements(10);
        measurements.add(measurement(1, 10 * MIB, 20 * MIB));
        measurements.add(measurement(10, 100 * MIB, 200 * MIB));
        measurements.add(measurement(30, 100 * MIB, 200 * MIB));
        assertEquals(List.of(), measurements.growth());
        assertTrue(measurements.csv().contains("\n10,9000,service,104857600,209715200\n"), measurements.csv());
        assertTrue(Chart.of(measurements, "title").contains(">service</text>"));
    }

    private static Measurements measured(long live, long resident) {
        var measurements = new Measurements(10);
        measurements.add(measurement(10, 100 * MIB, 200 * MIB));
        measurements.add(measurement(30, live, resident));
        return measurements;
    }

    private static Measurement measurement(int minute, long live, long resident) {
        var objects = new Histogram(Map.of("Leak", live, "Other", 1_000L));
        return new Measurement(minute, minute * 900, List.of(new ProcessMemory("service", live, resident, objects)));
    }
}
