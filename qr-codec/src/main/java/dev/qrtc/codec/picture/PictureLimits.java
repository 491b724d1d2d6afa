// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.picture;

import java.time.Duration;

/**
 * What a picture may cost, within bounds.
 *
 * @param pixelMemory bytes for the colours of one picture
 */
public record PictureLimits(
        long maxBytes,
        int maxPixels,
        int maxSide,
        int maxScans,
        long pixelMemory,
        Duration minTime,
        Duration timePerMegapixel) {
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
    public Duration timeFor(long pixels) {
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
