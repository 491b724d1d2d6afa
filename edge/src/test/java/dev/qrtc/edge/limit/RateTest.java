// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {

    @Test
    void aRateIsANumberOfCallsInATime() {
        assertEquals(Optional.of(new Rate(60, Duration.ofMinutes(1))), Rate.parse("60/1m"));
        assertEquals(Optional.of(new Rate(5, Duration.ofSeconds(10))), Rate.parse("5/10s"));
        assertEquals(Optional.of(new Rate(1, Duration.ofHours(24))), Rate.parse("1/24h"));
        assertEquals(Optional.empty(), Rate.parse("off"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "60", "0/1m", "60/0m", "60/m", "-1/1m", "60/1d", "60/1m ", "1e3/1m", "9999999999/1m", "OFF"})
    void whatIsNoRateIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Rate.parse(text));
    }

    @Test
    void oneCallIsPaidForAsLongAsItTakesUntilTheNext() {
        var rate = Rate.parse("60/1m").orElseThrow();
        assertEquals(1_000_000, rate.costMicros());
        assertEquals(60_000_000, rate.budgetMicros());
        assertEquals(1_000, rate.times(1_000).costMicros());
        assertEquals(
                1, Rate.parse("999999999/1s").orElseThrow().times(1_000_000).costMicros());
    }
}
