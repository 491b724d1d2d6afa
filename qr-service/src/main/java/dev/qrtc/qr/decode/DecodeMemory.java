// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.decode;

import dev.qrtc.edge.mode.Misconfigured;
import java.util.Optional;

/**
 * How many threads the heap has room for; docs/reference/qr.md has the formula. Settings that ask for more than there is stop the
 * start: a replica that runs out of memory takes the calls of everybody with it.
 *
 * @param quickWorkers threads of the quick lane
 * @param largeWorkers threads of the lane of large pictures
 */
record DecodeMemory(int quickWorkers, int largeWorkers) {
    private static final String PREFIX = "qrtc.qr.decode.";
    private static final long MIB = 1 << 20;
    /** What the service itself needs. */
    private static final long BASE = 40 * MIB;
    /** Colours of up to eight bytes and their luminance; or the search, after the colours are gone. */
    private static final int BYTES_PER_QUICK_PIXEL = 10;
    /** The largest WebP that is read. */
    private static final long LARGEST_WEBP = 130 * MIB;

    /**
     * The numbers that are set, or as many as there are processors and room for.
     *
     * @param heap most bytes of the heap
     */
    static DecodeMemory of(DecodeConfig config, long heap, int processors) {
        long quick = (long) config.quickPixels() * BYTES_PER_QUICK_PIXEL;
        // The search takes up to six bytes for each pixel of a quarter of this memory.
        long large = Math.max(LARGEST_WEBP, config.pixelMemory().asLongValue() * 3 / 2);
        long uploads = config.uploadMemory().asLongValue();
        long free = heap - BASE - uploads;
        Optional<Integer> setQuick = config.work().workers();
        Optional<Integer> setLarge = config.large().workers();
        int quickWorkers = setQuick.orElseGet(() -> fitting(free - setLarge.orElse(1) * large, quick, processors));
        int largeWorkers = setLarge.orElseGet(() -> fitting(free - quickWorkers * quick, large, processors / 2));
        if (quickWorkers * quick + largeWorkers * large > free) {
            throw tooLarge(culprit(uploads, quickWorkers * quick, largeWorkers * large, largeWorkers), heap);
        }
        return new DecodeMemory(quickWorkers, largeWorkers);
    }

    private static int fitting(long room, long each, int most) {
        return (int) Math.max(1, Math.min(room / each, most));
    }

    /** The setting that asks for most. */
    private static String culprit(long uploads, long quick, long large, int largeWorkers) {
        if (uploads > Math.max(quick, large)) {
            return "upload-memory";
        }
        if (quick > large) {
            return "work.workers";
        }
        return largeWorkers > 1 ? "large.workers" : "pixel-memory";
    }

    private static Misconfigured tooLarge(String property, long heap) {
        return new Misconfigured(
                PREFIX + property,
                "asks for more than the heap of %d MiB has room for; lower it, or raise -Xmx.".formatted(heap / MIB));
    }
}
