// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.decode;

import java.util.List;
import java.util.function.LongSupplier;

/** The codes of a picture, within the limits of time and size. */
final class CodeFinder {
    private final PictureLimits limits;
    private final PictureLoader loader;
    private final CodeReader reader;
    private final LongSupplier nanoTime;

    /** @param nanoTime as {@link System#nanoTime()} */
    CodeFinder(PictureLimits limits, CodeReader reader, LongSupplier nanoTime) {
        this.limits = limits;
        this.loader = new PictureLoader(limits);
        this.reader = reader;
        this.nanoTime = nanoTime;
    }

    /**
     * Reads a picture; several codes are all found, none of them preferred.
     *
     * @throws ImageRefused where it is no picture, too much of one, or a damaged one
     */
    Finding find(byte[] image) throws ImageRefused {
        long start = nanoTime.getAsLong();
        GrayImage gray = loader.load(image);
        long pixels = (long) gray.getWidth() * gray.getHeight();
        List<Code> codes = reader.read(gray, Deadline.in(limits.timeFor(pixels), nanoTime));
        return new Finding(codes, (nanoTime.getAsLong() - start) / 1_000_000);
    }

    /**
     * What was found; nothing is a finding too.
     *
     * @param tookMs milliseconds from bytes to texts
     */
    record Finding(List<Code> codes, long tookMs) {
        Finding {
            codes = List.copyOf(codes);
        }
    }
}
