// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.picture;

import java.time.Duration;

/**
 * What a picture may cost, within bounds.
 *
 * @param pixelMemory bytes for the colours of one picture; a quarter of it is the most pixels that are searched for codes
 */
public record PictureLimits(
        long maxBytes,
        int maxPixels,
        int maxSide,
        int maxScans,
        long pixelMemory,
        Duration minTime,
        Duration timePerMegapixel) {
    /** What the search for codes may take for each pixel, less what it gives back in between. */
    private static final int SEARCHED = 4;

    void checkBytes(long bytes) throws ImageRefused {
        if (bytes > maxBytes) {
            throw tooLarge("a picture may have at most %,d bytes".formatted(maxBytes));
        }
    }

    void checkSize(int width, int height) throws ImageRefused {
        checkSize(width, height, maxPixels);
    }

    /** @param most pixels that a kind of picture may have, if that is less than all may */
    void checkSize(int width, int height, int most) throws ImageRefused {
        int allowed = Math.min(most, maxPixels);
        if (width > maxSide || height > maxSide) {
            throw tooLarge("a picture may be at most %,d pixels wide and high".formatted(maxSide));
        }
        if ((long) width * height > allowed) {
            throw tooLarge("a picture of this kind may have at most %,d pixels".formatted(allowed));
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

    /** Every n-th pixel of every n-th line is read, so that the colours, and later the search, fit into the memory. */
    int samplingFor(long pixels, int bytesPerPixel) {
        int sampling = 1;
        int most = Math.max(bytesPerPixel, SEARCHED);
        while (pixels * most / ((long) sampling * sampling) > pixelMemory) {
            sampling++;
        }
        return sampling;
    }

    private static ImageRefused tooLarge(String detail) {
        return new ImageRefused(ImageRefused.Reason.TOO_LARGE, detail);
    }
}
