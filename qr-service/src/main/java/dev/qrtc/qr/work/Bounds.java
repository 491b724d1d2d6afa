// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.work;

import dev.qrtc.edge.mode.Misconfigured;
import io.quarkus.runtime.configuration.MemorySize;
import java.time.Duration;

/** Settings within their bounds, or no start: each failure is a sentence that names the property. */
public final class Bounds {
    private Bounds() {}

    /**
     * A number.
     *
     * @throws Misconfigured where {@code value} is outside
     */
    public static void of(String property, long value, long min, long max) {
        if (value < min || value > max) {
            throw outside(property, Long.toString(value), Long.toString(min), Long.toString(max));
        }
    }

    /**
     * A span of time.
     *
     * @throws Misconfigured where {@code value} is outside
     */
    public static void of(String property, Duration value, Duration min, Duration max) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw outside(property, millis(value), millis(min), millis(max));
        }
    }

    /**
     * An amount of memory, with bounds in bytes.
     *
     * @throws Misconfigured where {@code value} is outside
     */
    public static void ofBytes(String property, MemorySize value, long min, long max) {
        long bytes = value.asLongValue();
        if (bytes < min || bytes > max) {
            throw outside(property, bytes + " bytes", min + " bytes", max + " bytes");
        }
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + " ms";
    }

    private static Misconfigured outside(String property, String value, String min, String max) {
        return new Misconfigured(property, "must be between %s and %s, but is %s.".formatted(min, max, value));
    }
}
