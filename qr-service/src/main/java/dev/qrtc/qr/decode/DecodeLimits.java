// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.decode;

import dev.qrtc.codec.picture.PictureLimits;
import dev.qrtc.qr.work.Bounds;
import java.time.Duration;

/** From settings to what a picture may cost, within bounds. */
final class DecodeLimits {
    private static final String PREFIX = "qrtc.qr.decode.";
    private static final long KIB = 1024;
    private static final long MIB = 1024 * KIB;

    private DecodeLimits() {}

    /** The limits, or a start that fails with a sentence. */
    static PictureLimits of(DecodeConfig config) {
        Bounds.ofBytes(PREFIX + "max-bytes", config.maxBytes(), KIB, 10 * MIB);
        Bounds.ofBytes(
                PREFIX + "upload-memory",
                config.uploadMemory(),
                config.maxBytes().asLongValue() + 64 * KIB,
                4096 * MIB);
        Bounds.of(PREFIX + "max-pixels", config.maxPixels(), 1, 100_000_000);
        Bounds.of(PREFIX + "max-side", config.maxSide(), 1, 65_535);
        Bounds.of(PREFIX + "max-scans", config.maxScans(), 1, 100);
        Bounds.ofBytes(PREFIX + "pixel-memory", config.pixelMemory(), MIB, 1024 * MIB);
        Bounds.of(PREFIX + "min-time", config.minTime(), Duration.ofMillis(10), Duration.ofSeconds(60));
        Bounds.of(
                PREFIX + "time-per-megapixel", config.timePerMegapixel(), Duration.ofMillis(1), Duration.ofSeconds(10));
        Bounds.of(PREFIX + "quick-pixels", config.quickPixels(), 1000, 100_000_000);
        Bounds.of(PREFIX + "quick-time", config.quickTime(), Duration.ofMillis(1), Duration.ofSeconds(10));
        return new PictureLimits(
                config.maxBytes().asLongValue(),
                config.maxPixels(),
                config.maxSide(),
                config.maxScans(),
                config.pixelMemory().asLongValue(),
                config.minTime(),
                config.timePerMegapixel());
    }
}
