// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PictureLimitsTest {
    private static final PictureLimits LIMITS =
            new PictureLimits(10 << 20, 40_000_000, 12_000, 25, 64 << 20, Duration.ofSeconds(2), Duration.ofMillis(60));

    @Test
    void timeGrowsWithThePicture() {
        assertEquals(Duration.ofSeconds(2), LIMITS.timeFor(1_000_000));
        assertEquals(Duration.ofMillis(2400), LIMITS.timeFor(40_000_000));
    }

    @Test
    void samplingKeepsColoursWithinTheMemory() {
        assertEquals(1, LIMITS.samplingFor(16_000_000, 3));
        assertEquals(2, LIMITS.samplingFor(20_000_000, 1), "the search needs memory too");
        assertEquals(2, LIMITS.samplingFor(40_000_000, 4));
        assertEquals(3, LIMITS.samplingFor(40_000_000, 8));
    }
}
