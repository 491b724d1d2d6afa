// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.decode;

import dev.qrtc.qr.work.Bounds;
import java.time.Duration;

/**
 * What a picture may cost, within bounds.
 *
 * @param pixelMemory bytes for the colours of one picture
 */
record PictureLimits(
        long maxBytes,
        int maxPixels,
        int maxSide,
        int maxScans,
        long pixelMemory,
        Duration minTime,
        Duration timePerMegapixel) {
    private static final String PREFIX = "qrtc.qr.decode.";
    private static final long KIB = 1024;
    private static final long MIB = 1024 * KIB;

    /** The settings, or a start that fails with a sentence. */
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
        return new PictureLimits(
                config.maxBytes().asLongValue(),
                config.maxPixels(),
                config.maxSide(),
                config.maxScans(),
                config.pixelMemory().asLongValue(),
                config.minTime(),
                config.timePerMegapixel());
    }

    void checkBytes(long bytes) throws ImageRefused {
        if (bytes > maxBytes) {
            throw tooLarge("a picture may have at most %,d bytes".formatted(maxBytes));
        }
    }

    void checkSize(int width, int height) throws ImageRefused {
        if (width > maxSide || height > maxSide) {
            throw tooLarge("a picture may be at most %,d pixels wide and high".formatted(maxSide));
        }
        if ((long) width * height > maxPixels) {
            throw tooLarge("a picture may have at most %,d pixels".formatted(maxPixels));
        }
    }

    void checkScans(int scans) throws ImageRefused {
        if (scans > maxScans) {
            throw tooLarge("a progressive JPEG may have at most %d scans".formatted(maxScans));
        }
    }

    /** How long may be spent on a picture of so many pixels. */
    Duration timeFor(long pixels) {
        Duration bySize = timePerMegapixel.multipliedBy(pixels).dividedBy(1_000_000);
        return bySize.compareTo(minTime) > 0 ? bySize : minTime;
    }

    /** Every n-th pixel of every n-th line is read, so that the colours fit into the memory. */
    int samplingFor(long pixels, int bytesPerPixel) {
        int sampling = 1;
        while (pixels * bytesPerPixel / ((long) sampling * sampling) > pixelMemory) {
            sampling++;
        }
        return sampling;
    }

    private static ImageRefused tooLarge(String detail) {
        return new ImageRefused(ImageRefused.Reason.TOO_LARGE, detail);
    }
}
